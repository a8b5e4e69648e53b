using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Letters;

/// <summary>送达与抄送: writes one message a recipient into the outbox, in the issuing transaction.</summary>
public static class LetterDelivery
{
    /// <summary>One message to each deputy.</summary>
    public static async Task ToDeputiesAsync(Unit unit, Case c, CancellationToken ct)
    {
        var (letter, queued) = await LetterAsync(unit, c, ct);
        var recipients = unit.Handed<LetterRecipients>() is { } known && known.CaseId == c.Id ? known : await AgainAsync(unit, c, letter, ct);
        var done = recipients.Earlier is { } earlier
            ? $"已根据您的意见再次办理。前一份复函是{earlier}，现将再次答复的复函（{letter.DocumentNumber!.Text}）发给您，请查阅附件。"
            : $"已办理完毕，现将复函（{letter.DocumentNumber!.Text}）发给您，请查阅附件。";
        foreach (var deputy in recipients.Of(c).Select(d => d.Deputy!))
            Add(unit, c, letter, queued, RecipientKind.Deputy, deputy.Id, DeputyMail.Name(deputy.Name), deputy.Email,
                DeputyMail.Words(c, deputy.Name, done, letter.IssuedOn), attach: true, NameMask.None);
    }

    /// <summary>Whom a letter is for that an earlier transaction issued: where another one went out before, those who were not content.</summary>
    private static async Task<LetterRecipients> AgainAsync(Unit unit, Case c, IssuedLetter letter, CancellationToken ct) =>
        await unit.Db.Letters.AnyAsync(l => l.CaseId == c.Id && l.Id != letter.Id, ct) ? await unit.Db.RecipientsAsync(c, ct)
            : new LetterRecipients(c.Id, [.. c.Suggestion!.Deputies.Select(d => d.DeputyId)], null);

    /// <summary>One message to each copy recipient. Where the deputy's identity is secret, only the liaison body gets the letter itself.</summary>
    public static async Task CopiesAsync(Unit unit, Case c, CancellationToken ct)
    {
        var (letter, queued) = await LetterAsync(unit, c, ct);
        var copies = unit.Handed<SignedDraft>() is { } signed && signed.CaseId == c.Id
            ? signed.Frame.Copies
            : await LetterComposer.CopiesAsync(unit.Db, c.Id, ct);
        foreach (var body in copies)
        {
            var (attach, mask) = (c.IsKnownTo(body), NameMask.For(body, c));
            var what = $"{c.Suggestion!.Session!.Name}第{c.Suggestion.Number}号建议《{mask.Apply(c.Suggestion.Title)}》的复函（{letter.DocumentNumber!.Text}）";
            if (body.PaperOnly)
            {
                OnPaper(unit, c, letter, queued, body);
                continue;
            }
            Add(unit, c, letter, queued, RecipientKind.Copy, null, body.ShortName, body.Email,
                $"{body.Name}：\n\n"
                + (attach ? $"现将{what}抄送你单位，请查阅附件。" : $"{what}已印发。该建议的代表身份保密，复函不随邮件抄送，如需查阅请与我单位联系。")
                + $"\n\n{c.LeadBureau!.Name}\n{letter.IssuedOn:yyyy年M月d日}\n", attach, mask);
        }
    }

    /// <summary>The case's newest letter, without reading back one that this transaction has made, and to whom it is queued already.</summary>
    private static async Task<(IssuedLetter Letter, HashSet<(RecipientKind, Guid?, string, string)> Queued)> LetterAsync(
        Unit unit, Case c, CancellationToken ct)
    {
        // Nobody else can have queued a letter that is not committed.
        if (unit.Handed<IssuedLetter>() is { } made && made.CaseId == c.Id)
            return (made, [.. unit.Db.Tracked<OutboxMessage>().Where(m => m.LetterId == made.Id)
                .Select(m => (m.RecipientKind, m.DeputyId, m.RecipientName, m.Address))]);
        var letter = await unit.Db.Letters.Include(l => l.DocumentNumber).Where(l => l.CaseId == c.Id)
            .OrderByDescending(l => l.IssuedAt).ThenByDescending(l => l.DocumentNumber!.Value).FirstAsync(ct);
        var queued = await unit.Db.Outbox.Where(m => m.LetterId == letter.Id)
            .Select(m => new { m.RecipientKind, m.DeputyId, m.RecipientName, m.Address }).ToListAsync(ct);
        return (letter, [.. queued.Select(m => (m.RecipientKind, m.DeputyId, m.RecipientName, m.Address))]);
    }

    /// <summary>纸质: nothing is mailed and nothing can fail; that the body gets it on paper is recorded.</summary>
    private static void OnPaper(Unit unit, Case c, IssuedLetter letter, HashSet<(RecipientKind, Guid?, string, string)> queued, Bureau body)
    {
        if (!queued.Add((RecipientKind.Copy, null, body.ShortName, "")))
            return;
        var message = new OutboxMessage
        {
            CaseId = c.Id,
            BureauId = letter.BureauId,
            LetterId = letter.Id,
            RecipientKind = RecipientKind.Copy,
            RecipientName = body.ShortName,
            Address = "",
            Subject = letter.DocumentNumber!.Text,
            Body = "",
            NextAttemptAt = unit.Now,
            CreatedAt = unit.Now,
        };
        message.MarkOffline();
        unit.Db.Outbox.Add(message);
        unit.Record(new MessageOffline(message.Id, "纸质"), c.Id, $"抄送{body.ShortName}：该单位只收纸质件，由办公室送达", bySystem: true);
    }

    private static void Add(
        Unit unit, Case c, IssuedLetter letter, HashSet<(RecipientKind, Guid?, string, string)> queued,
        RecipientKind kind, Guid? deputyId, string name, string address, string body, bool attach, NameMask mask)
    {
        if (!queued.Add((kind, deputyId, name, address.Trim())))
            return;
        var message = new OutboxMessage
        {
            CaseId = c.Id,
            BureauId = letter.BureauId,
            LetterId = letter.Id,
            RecipientKind = kind,
            DeputyId = deputyId,
            RecipientName = name,
            Address = address.Trim(),
            Subject = $"{mask.Apply(letter.Title)}（{letter.DocumentNumber!.Text}）",
            Body = body,
            AttachmentName = attach ? $"{letter.DocumentNumber.Text} {letter.Title}.pdf" : "",
            NextAttemptAt = unit.Now,
            CreatedAt = unit.Now,
        };
        unit.Db.Outbox.Add(message);
        unit.Record(MessageQueued.Of(message), c.Id, $"{(kind == RecipientKind.Deputy ? "送达" : "抄送")}{name}：邮件已排队", bySystem: true);
    }
}
