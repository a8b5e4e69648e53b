namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Makes the transport that the settings name.</summary>
public static class MailTransports
{
    /// <summary>Makes the transport.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="dataFolder">The installation's data folder.</param>
    /// <exception cref="MailSettingsException">The settings cannot work.</exception>
    public static IMailTransport Create(MailOptions options, string dataFolder) => options.Transport.Trim().ToLowerInvariant() switch
    {
        "" or "folder" => new FolderTransport(options, options.Folder.Length > 0 ? options.Folder : Path.Combine(dataFolder, "mail")),
        "smtp" => new SmtpTransport(options),
        _ => throw new MailSettingsException(Unknown(options)),
    };

    internal static string Unknown(MailOptions options) => $"Mail:Transport“{options.Transport}”无效，可用 folder 或 smtp。";
}
