using ReplyFlow.Application.Core;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Writes each message as an .eml file into a folder: the default, for trying out and for installations whose mail leaves another way.</summary>
public sealed class FolderTransport : IMailTransport, IMailConnection
{
    private readonly MailComposer _composer;

    /// <summary>Writes into a folder, which is created where it does not exist.</summary>
    /// <exception cref="MailSettingsException">The settings cannot work.</exception>
    public FolderTransport(MailOptions options, string folder)
    {
        _composer = new MailComposer(options);
        Folder = Path.GetFullPath(folder);
        Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
        OwnerOnly.CreateFolder(Folder);
    }

    /// <summary>The folder, in full.</summary>
    public string Folder { get; }

    /// <inheritdoc />
    public string Description => Folder;

    /// <inheritdoc />
    public TimeSpan Timeout { get; }

    /// <inheritdoc />
    public IMailConnection Open() => this;

    /// <inheritdoc />
    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (MailAddresses.Problem(mail.ToAddress) is { } problem)
            return MailResult.Permanent(problem);
        var target = Path.Combine(Folder, FileName(mail.MessageId));
        var working = Path.Combine(Folder, $".writing-{Guid.NewGuid():N}");
        try
        {
            OwnerOnly.CreateFolder(Folder);
            using (var message = _composer.Compose(mail))
            {
                await using var file = new FileStream(working, OwnerOnly.NewFile());
                await message.WriteToAsync(MailComposer.Format, file, ct);
            }
            // Readers see the whole file or none; a repeated sending replaces the file of the first.
            File.Move(working, target, overwrite: true);
            return MailResult.Saved($"已存为邮件文件 {Path.GetFileName(target)}（没有接邮件服务器）");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return MailResult.Temporary($"不能写入邮件文件夹：{e.Message}");
        }
        finally
        {
            if (File.Exists(working))
                File.Delete(working);
        }
    }

    /// <summary>Name of the file that a message with this Message-ID is written to.</summary>
    public static string FileName(string messageId) =>
        string.Concat(messageId.Split('@')[0].Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) + ".eml";

    /// <summary>Nothing is held open between messages.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
