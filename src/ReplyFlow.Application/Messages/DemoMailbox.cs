using MimeKit;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Messages;

/// <summary>
/// 本机邮件夹: what the demo wrote into its mail folder, as its readers would see it, so that a newcomer can be the deputy. Mails hold
/// deputies' tokens, so an installation that was not filled by <c>replyflow demo</c>, or that has a mail server, has none of this.
/// </summary>
public sealed class DemoMailbox(ReplyFlowDb db, IMailTransport transport)
{
    /// <summary>The setting that the demo leaves in a database; nothing else writes it.</summary>
    public const string SettingName = "Demo";

    /// <summary>Whether this is the demo and its mails stay here.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken ct) => transport is FolderTransport && await db.Settings.ReadAsync(SettingName, ct) is not null;

    /// <summary>The files of all mails, the newest first.</summary>
    /// <exception cref="NotFoundException">This is not the demo.</exception>
    public async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken ct) =>
    [
        .. new DirectoryInfo(await FolderAsync(ct)).EnumerateFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).ThenByDescending(f => f.Name)
            .Select(f => Guid.TryParseExact(Path.GetFileNameWithoutExtension(f.Name), "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty),
    ];

    /// <summary>What a list shows of a mail, without reading its parts.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception" />
    public async Task<DemoMailHead> HeadAsync(Guid id, CancellationToken ct)
    {
        await using var file = await OpenAsync(id, ct);
        using var message = new MimeMessage(await HeaderList.LoadAsync(file, ct));
        return HeadOf(id, message);
    }

    /// <summary>A mail with its parts.</summary>
    /// <exception cref="NotFoundException">This is not the demo, or it has no such mail.</exception>
    public async Task<DemoMail> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var file = await OpenAsync(id, ct);
        using var message = await MimeMessage.LoadAsync(file, ct);
        var files = new List<MailAttachment>();
        foreach (var part in message.Attachments.OfType<MimePart>())
        {
            using var content = new MemoryStream();
            await (part.Content?.DecodeToAsync(content, ct) ?? Task.CompletedTask);
            files.Add(new MailAttachment(part.FileName ?? "附件", part.ContentType.MimeType, content.ToArray()));
        }
        var shown = message.HtmlBody is { } html ? ShownMail.Of(html) : null;
        return new DemoMail(HeadOf(id, message), (message.TextBody ?? "").ReplaceLineEndings("\n"), shown, files);
    }

    private static DemoMailHead HeadOf(Guid id, MimeMessage message) =>
        new(id, Names(message.From), Names(message.To), message.Subject ?? "", message.Date);

    private static string Names(InternetAddressList list) => string.Join("、", list.Mailboxes.Select(m => $"{m.Name} <{m.Address}>".Trim()));

    private async Task<FileStream> OpenAsync(Guid id, CancellationToken ct)
    {
        var path = Path.Combine(await FolderAsync(ct), $"{id:N}.eml");
        return File.Exists(path) ? File.OpenRead(path) : throw new NotFoundException();
    }

    private async Task<string> FolderAsync(CancellationToken ct) =>
        await IsOpenAsync(ct) ? ((FolderTransport)transport).Folder : throw new NotFoundException();
}

/// <summary>The head of a mail.</summary>
/// <param name="Id">The message that it is.</param>
/// <param name="From">Name and address of the sender.</param>
/// <param name="To">Name and address of the recipient.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Date">When it was written.</param>
public sealed record DemoMailHead(Guid Id, string From, string To, string Subject, DateTimeOffset Date);

/// <summary>A mail as its reader would see it.</summary>
/// <param name="Head">Its head.</param>
/// <param name="Text">Its plain part.</param>
/// <param name="Html">What its HTML part says, safe to stand in a page; null for none.</param>
/// <param name="Files">What is attached.</param>
public sealed record DemoMail(DemoMailHead Head, string Text, string? Html, IReadOnlyList<MailAttachment> Files);
