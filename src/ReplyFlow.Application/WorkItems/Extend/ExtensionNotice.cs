using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.WorkItems.Extend;

/// <summary>
/// 延期办理告知函: tells the deputies in writing that the reply will come later, made and queued in the transaction that
/// moves the due date. The case must be loaded with its suggestion, session, deputies and lead bureau.
/// </summary>
public sealed partial class ExtensionNotice(NoticeLetters letters, LetterRenderer renderer, LetterSeal seal)
{
    private const string Profile = "notices/extension";

    /// <summary>Why the notice of a request could not be printed, in Chinese; null when it could.</summary>
    public async Task<string?> ProblemAsync(
        ReplyFlowDb db, Case c, DateOnly before, DateOnly until, string reason, DateOnly on, CancellationToken ct) =>
        letters.Problem(await ComposeAsync(db, c, before, until, reason, on, ct));

    /// <summary>Makes the notice of an extension that was just applied, and queues it to every deputy; does nothing when that is done already.</summary>
    /// <exception cref="InvalidInputException">It cannot be printed; the approval is undone with the transaction.</exception>
    public async Task SendAsync(Unit unit, Case c, ExtensionRequest request, DateOnly until, CancellationToken ct)
    {
        if (await unit.Db.Notices.AnyAsync(n => n.ExtensionId == request.Id, ct))
            return;
        var letter = await ComposeAsync(unit.Db, c, request.PreviousDueOn!.Value, until, request.Reason, unit.Today, ct);
        var printed = renderer.Print(letter, seal, "告知函没有制成，延期尚未批准", "延期告知函无法排版，延期尚未批准");
        await NoticeDelivery.SendAsync(unit, c, NoticeKind.Extension, letter, printed, request.Id,
            $"{await NoticeLetters.AgainAsync(unit.Db, c, ct) switch { "" => "", _ => "的再次办理" }}需要延长办理时间，经批准，答复期限延至{DayText.Long(until)}。告知函见附件，请查阅。", ct);
    }

    private Task<Letter> ComposeAsync(ReplyFlowDb db, Case c, DateOnly before, DateOnly until, string reason, DateOnly on, CancellationToken ct) =>
        letters.ComposeAsync(db, c, Profile, new Dictionary<string, string>
        {
            ["due"] = DayText.Long(before),
            ["extendedDue"] = DayText.Long(until),
            ["reason"] = Clause(reason),
        }, on, ct);

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
