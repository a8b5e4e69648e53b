using System.Net.Mail;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Writes each message as an .eml file into a folder: the default, for trying out and for installations whose mail leaves another way.</summary>
public sealed class FolderTransport : IMailTransport
{
    /// <summary>How the words about every message written here begin; the audit trail keeps them, so that a reader knows no server had it.</summary>
    public const string SavedWords = "已存为邮件文件";

    private readonly MailOptions _options;
    private readonly string _folder;

    /// <summary>Writes into a folder, which is created where it does not exist.</summary>
    /// <exception cref="MailSettingsException">The sender's address is unusable.</exception>
    public FolderTransport(MailOptions options, string folder)
    {
        MailSettings.Check(options);
        _options = options;
        _folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(_folder);
    }

    /// <inheritdoc />
    public string Description => _folder;

    /// <inheritdoc />
    public TimeSpan Timeout => TimeSpan.FromSeconds(_options.TimeoutSeconds);

    /// <inheritdoc />
    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (MailAddresses.Problem(mail.ToAddress) is { } problem)
            return MailResult.Permanent(problem);
        var target = Path.Combine(_folder, FileName(mail.MessageId));
        var working = new DirectoryInfo(Path.Combine(_folder, $".writing-{Guid.NewGuid():N}"));
        try
        {
            working.Create();
            using var message = MailMessages.Build(_options, mail);
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = working.FullName,
            };
            await client.SendMailAsync(message, ct);
            // Readers see the whole file or none; a repeated sending replaces the file of the first.
            File.Move(working.GetFiles().Single().FullName, target, overwrite: true);
            return MailResult.Accepted($"{SavedWords} {Path.GetFileName(target)}（没有接邮件服务器）");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SmtpException)
        {
            return MailResult.Temporary($"不能写入邮件文件夹：{(e.InnerException ?? e).Message}");
        }
        finally
        {
            working.Refresh();
            if (working.Exists)
                working.Delete(recursive: true);
        }
    }

    /// <summary>Name of the file that a message with this Message-ID is written to.</summary>
    public static string FileName(string messageId) =>
        string.Concat(messageId.Split('@')[0].Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) + ".eml";
}
