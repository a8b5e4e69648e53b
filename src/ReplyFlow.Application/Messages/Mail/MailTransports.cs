namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Makes the transport that the settings name.</summary>
public static class MailTransports
{
    private const string MailKitType = "ReplyFlow.MailKit.MailKitTransport, ReplyFlow.MailKit";

    /// <summary>Makes the transport.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="dataFolder">The installation's data folder.</param>
    /// <exception cref="MailSettingsException">The settings cannot work.</exception>
    public static IMailTransport Create(MailOptions options, string dataFolder) => options.Transport.Trim().ToLowerInvariant() switch
    {
        "" or "folder" => new FolderTransport(options, options.Folder.Length > 0 ? options.Folder : Path.Combine(dataFolder, "mail")),
        "smtp" => new SmtpTransport(options),
        "mailkit" => MailKit(options),
        _ => throw new MailSettingsException($"Mail:Transport“{options.Transport}”无效，可用 folder、smtp 或 mailkit。"),
    };

    private static IMailTransport MailKit(MailOptions options)
    {
        var type = Type.GetType(MailKitType)
            ?? throw new MailSettingsException("本版本没有带 MailKit 适配器。请用 -p:MailTransport=MailKit 重新生成，或把 Mail:Transport 设为 smtp。");
        try
        {
            return (IMailTransport)Activator.CreateInstance(type, options)!;
        }
        catch (System.Reflection.TargetInvocationException e) when (e.InnerException is MailSettingsException inner)
        {
            throw inner;
        }
    }
}
