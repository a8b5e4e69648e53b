using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>
/// What a deputy gets with a letter: the way to the personal page, the form, and how to answer until when; with a notice the way to its page.
/// </summary>
internal sealed class DeputyEnclosure(ReplyFlowDb db, LinkIssuer links, LetterRenderer renderer, PublicAddress address) : MailEnclosure
{
    private const string FormName = "征询意见表.pdf";
    private const string Private = "网址只供您本人使用，请不要转给别人。";

    /// <inheritdoc />
    public override async Task<Enclosed?> MakeAsync(OutboxMessage row, CancellationToken ct)
    {
        if (row is not { RecipientKind: RecipientKind.Deputy, DeputyId: { } deputyId, CaseId: { } caseId })
            return null;
        if (row.NoticeId is { } noticeId)
            return await OfNoticeAsync(row, noticeId, ct);
        if (row.LetterId is not { } letterId)
            return null;
        var form = await DeputyForm.ReadAsync(db, renderer, address, caseId, letterId, deputyId, ct);
        var painted = (Token: "", Pdf: Array.Empty<byte>());
        // The form of a new token is painted for its hash, and goes out as that.
        byte[] Paint(string token) => (painted = painted.Token == token ? painted : (token, form.Paint(token))).Pdf;
        var token = await links.TokenAsync(row, t => form.Exists ? DeputyForm.HashOf(Paint(t)) : "", ct);
        var others = await AnsweredByOthers.WordsAsync(db, caseId, letterId, deputyId, ct);
        return new Enclosed(Text(row, form.Letter, form.Due, token, form.Exists, others),
            form.Exists ? [new MailAttachment($"{form.Letter.DocumentNumber} {FormName}", "application/pdf", Paint(token))] : []);
    }

    private async Task<Enclosed> OfNoticeAsync(OutboxMessage row, Guid noticeId, CancellationToken ct)
    {
        var notice = await db.Notices.Where(n => n.Id == noticeId).Select(n => new { n.LetterJson, HasFile = n.Pdf != null }).FirstAsync(ct);
        var letter = StoredLetter.Of(notice.LetterJson);
        var token = await links.TokenAsync(row, _ => "", ct);
        return new Enclosed(Between(row.Body,
            $"{(notice.HasFile ? "怎样看：函在附件里。" : "")}打开下面的网址，可以看到办理进展，也请在那里告诉我们您已收到：\n{address.PersonalPage(token)}\n{Private}"
            + Contact(letter)), []);
    }

    /// <summary>The message as it was queued, with what only its deputy may read put before its signature.</summary>
    private string Text(OutboxMessage row, Letter letter, DateOnly? due, string token, bool hasForm, string others)
    {
        var by = due is { } day ? $"请在{DayText.Long(day)}以前答复。" : "";
        var paper = hasForm ? "；也可以填好附件中的征询意见表，签名后寄回，或者打电话告诉我们" : "；也可以打电话告诉我们";
        var words = $"{(others.Length > 0 ? $"{others}\n\n" : "")}答复单位：{letter.Issuer}\n文号：{letter.DocumentNumber}"
            + $"\n\n怎样看：{(row.IsReminder ? "" : "复函在附件里。")}打开下面的网址，可以用大字阅读、下载复函，核对真伪，看到办理进展：\n{address.PersonalPage(token)}\n{Private}"
            + (row.IsReminder ? "" : $"\n附件是不是真的，也可以在这里核对：\n{address.Verify}")
            + $"\n\n怎样答复：在上面的网页里点选满意程度，核对后提交{paper}。{by}{Contact(letter)}";
        return Between(row.Body, words);
    }

    private static string Contact(Letter letter) => letter.Contact switch
    {
        null => "",
        { Phone.Length: 0 } c => $"\n\n有疑问请联系：{c.Name}。",
        var c => $"\n\n有疑问请联系：{c.Name}，电话 {c.Phone}。",
    };

    private static string Between(string queued, string words)
    {
        var signature = queued.TrimEnd('\n').LastIndexOf("\n\n", StringComparison.Ordinal);
        return signature < 0 ? $"{queued}\n\n{words}\n" : $"{queued[..signature]}\n\n{words}{queued[signature..]}";
    }
}
