using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.WorkItems.Extend;

/// <summary>
/// 延期办理告知函: tells the deputies in writing that the reply will come later, made and queued in the transaction that
/// moves the due date. The case must be loaded with its suggestion, session, deputies and lead bureau.
/// </summary>
public sealed partial class ExtensionNotice(LetterRenderer renderer, LetterSeal seal)
{
    private const string Profile = "notices/extension";

    /// <summary>Why the notice of a request could not be printed, in Chinese; null when it could.</summary>
    public async Task<string?> ProblemAsync(ReplyFlowDb db, Case c, DateOnly until, string reason, DateOnly on, CancellationToken ct)
    {
        try
        {
            renderer.Compose(await ComposeAsync(db, c, c.Due.On ?? until, until, reason, on, ct));
            return null;
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return e.Message;
        }
    }

    /// <summary>Makes the notice of an extension that was just applied, and queues it to every deputy; does nothing when that is done already.</summary>
    /// <exception cref="InvalidInputException">It cannot be printed; the approval is undone with the transaction.</exception>
    public async Task SendAsync(Unit unit, Case c, ExtensionRequest request, CancellationToken ct)
    {
        if (await unit.Db.Notices.AnyAsync(n => n.ExtensionId == request.Id, ct))
            return;
        var letter = await ComposeAsync(unit.Db, c, request.PreviousDueOn!.Value, c.Due.On!.Value, request.Reason, unit.Today, ct);
        var printed = renderer.Print(letter, seal, "告知函没有制成，延期尚未批准", "延期告知函无法排版，延期尚未批准");
        var notice = new Notice
        {
            CaseId = c.Id,
            BureauId = c.LeadBureauId!.Value,
            ExtensionId = request.Id,
            Title = letter.Title,
            On = unit.Today,
            MadeAt = unit.Now,
            LetterJson = JsonSerializer.Serialize(letter with { Template = TemplateName.ProfileOf(letter.Template) }, LetterIssuer.LetterJson),
            Template = letter.Template,
            Pages = printed.Pages,
            Pdf = printed.Pdf,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(printed.Pdf)),
        };
        unit.Db.Notices.Add(notice);
        unit.Record(new NoticeMade(notice.Id, request.Id, notice.Sha256, notice.Template), c.Id, $"制发告知函《{notice.Title}》，共 {notice.Pages} 页", bySystem: true);
        foreach (var deputy in c.Suggestion!.Deputies.OrderBy(d => d.Order).Select(d => d.Deputy!))
        {
            var message = Message(unit, c, notice, deputy);
            unit.Db.Outbox.Add(message);
            unit.Record(new MessageQueued(message.Id, message.RecipientKind), c.Id, $"送达{message.RecipientName}：延期告知函的邮件已排队", bySystem: true);
        }
        await unit.Db.SaveChangesAsync(ct);
    }

    private async Task<Letter> ComposeAsync(ReplyFlowDb db, Case c, DateOnly before, DateOnly until, string reason, DateOnly on, CancellationToken ct)
    {
        var name = await renderer.InForceAsync(db, Profile, ct);
        var texts = renderer.Template(name).Texts;
        var (suggestion, bureau, deputies) = (c.Suggestion!, c.LeadBureau!, LetterComposer.Deputies(c));
        var values = new Dictionary<string, string>
        {
            ["session"] = suggestion.Session!.Name,
            ["number"] = suggestion.Number,
            ["title"] = suggestion.Title,
            ["issuer"] = bureau.Name,
            ["deputy"] = string.Join("、", deputies),
            ["due"] = DayText.Long(before),
            ["extendedDue"] = DayText.Long(until),
            ["reason"] = Clause(reason),
        };
        var pairs = values.Select(v => (v.Key, (string?)v.Value)).ToArray();
        var drafter = await db.Users.Where(u => u.Id == c.DrafterId).Select(u => new { u.DisplayName, u.PhoneNumber }).FirstOrDefaultAsync(ct);
        return new Letter
        {
            Template = name,
            Issuer = bureau.Name,
            Title = Placeholders.Fill(texts.Title, pairs),
            Addressees = [.. deputies.Select(d => Placeholders.Fill(texts.Salutation, ("deputy", d)))],
            Body = texts.FillBody(values),
            Signature = bureau.Name,
            Date = on,
            Contact = drafter is null ? null : new LetterContact(drafter.DisplayName, drafter.PhoneNumber ?? ""),
        };
    }

    private static OutboxMessage Message(Unit unit, Case c, Notice notice, Deputy deputy) => new()
    {
        CaseId = c.Id,
        BureauId = notice.BureauId,
        NoticeId = notice.Id,
        RecipientKind = RecipientKind.Deputy,
        DeputyId = deputy.Id,
        RecipientName = $"{deputy.Name}代表",
        Address = deputy.Email.Trim(),
        Subject = notice.Title,
        Body = $"{deputy.Name}代表：\n\n您提出的{c.Suggestion!.Session!.Name}第{c.Suggestion.Number}号建议《{c.Suggestion.Title}》需要延长办理时间，"
            + $"经批准，答复期限延至{DayText.Long(c.Due.On!.Value)}。告知函见附件，请查阅。\n\n{c.LeadBureau!.Name}\n{DayText.Long(notice.On)}\n",
        AttachmentName = $"{notice.Title}.pdf",
        NextAttemptAt = unit.Now,
        CreatedAt = unit.Now,
    };

    /// <summary>The reason as part of a sentence that begins with 因: one line, without a leading 因 or 由于 and without a full stop.</summary>
    private static string Clause(string reason)
    {
        var text = Blanks().Replace(reason.Trim(), "").Trim('。', '；', '，', '、', '.', ';', ',');
        foreach (var opening in new[] { "因为", "由于", "因" })
            if (text.StartsWith(opening, StringComparison.Ordinal))
                return text[opening.Length..];
        return text;
    }

    /// <summary>Line ends, and blanks beside Chinese; a blank between two Latin words stays.</summary>
    [GeneratedRegex(@"[\r\n]+\s*|(?<=[^\x00-\x7F])[ \t]+|[ \t]+(?=[^\x00-\x7F])", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
