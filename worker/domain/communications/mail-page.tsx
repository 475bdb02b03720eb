type Props = {
  locale: string;
  greeting: string;
  body: string;
  action: string;
  footer: string;
  link: string;
};

const paper = { backgroundColor: "#faf9f6", color: "#1d2529", fontFamily: "system-ui, sans-serif" };

/** The one layout of Homeroom's mail: a greeting, a paragraph, one action. */
export function MailPage({ locale, greeting, body, action, footer, link }: Props) {
  return (
    <html lang={locale}>
      <body style={{ ...paper, margin: 0, padding: "32px 16px" }}>
        <table role="presentation" align="center" width="100%" style={{ maxWidth: 520 }}>
          <tbody>
            <tr>
              <td style={{ fontSize: 16, lineHeight: 1.7 }}>
                <p>{greeting}</p>
                <p>{body}</p>
                <p style={{ margin: "28px 0" }}>
                  <a
                    href={link}
                    style={{
                      backgroundColor: "#0f5e5c",
                      color: "#ffffff",
                      padding: "12px 20px",
                      borderRadius: 6,
                      textDecoration: "none",
                    }}
                  >
                    {action}
                  </a>
                </p>
                <p style={{ fontSize: 13, color: "#5c666b", wordBreak: "break-all" }}>{link}</p>
                <p style={{ fontSize: 13, color: "#5c666b" }}>{footer}</p>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}
