using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters.Notices;

/// <summary>Writes the letter of a notice from its template. The case must be loaded with its suggestion, session, deputies and lead bureau.</summary>
public sealed class NoticeLetters(LetterRenderer renderer)
{
    /// <summary>The letter, not laid out yet.</summary>
    /// <param name="db">The database.</param>
    /// <param name="c">The case.</param>
    /// <param name="profile">The template's profile.</param>
    /// <param name="more">Values beside those that every notice has.</param>
    /// <param name="on">成文日期.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Letter> ComposeAsync(
        ReplyFlowDb db, Case c, string profile, IReadOnlyDictionary<string, string> more, DateOnly on, CancellationToken ct)
    {
        var name = await renderer.InForceAsync(db, profile, ct);
        var texts = renderer.Template(name).Texts;
        var suggestion = c.Suggestion!;
        List<string> deputies = [.. (await db.RecipientsAsync(c, ct)).Of(c).Select(d => d.Deputy!.Name)];
        var values = new Dictionary<string, string>(more)
        {
            ["session"] = suggestion.Session!.Name,
            ["number"] = suggestion.Number,
            ["title"] = suggestion.Title,
            ["issuer"] = c.LeadBureau!.Name,
            ["deputy"] = string.Join("、", deputies),
        };
        values["again"] = await AgainAsync(db, c, ct);
        if ((await db.LetterDueAsync(c, ct))?.Due is { On: { } due } dueDate)
            values.TryAdd("due", DayText.Long(due, dueDate.Provisional));
        return await WriteAsync(db, c, on, name, Placeholders.Fill(texts.Title, [.. values.Select(v => (v.Key, (string?)v.Value))]), texts.FillBody(values),
            [.. deputies.Select(d => Placeholders.Fill(texts.Salutation, ("deputy", d)))], ct);
    }

    /// <summary>再次 where the case is handled again, else nothing.</summary>
    internal static async Task<string> AgainAsync(ReplyFlowDb db, Case c, CancellationToken ct) => await db.IsHandledAgainAsync(c, ct) ? "再次" : "";

    /// <summary>A letter in words that are given; its template is empty where it is never laid out.</summary>
    internal static async Task<Letter> WriteAsync(
        ReplyFlowDb db, Case c, DateOnly on, string template, string title, string body, IReadOnlyList<string> addressees, CancellationToken ct)
    {
        var contact = await ContactAsync(db, c, ct);
        return new Letter
        {
            Template = template,
            Issuer = c.LeadBureau!.Name,
            Title = title,
            Addressees = addressees,
            Body = body,
            Signature = c.LeadBureau.Name,
            Date = on,
            Contact = contact,
        };
    }

    /// <summary>Whom deputies may ask: the drafter, and before there is one somebody of the bureau's office, one with a telephone before others.</summary>
    private static async Task<LetterContact?> ContactAsync(ReplyFlowDb db, Case c, CancellationToken ct)
    {
        var people = c.DrafterId is { } drafter ? db.Users.Where(u => u.Id == drafter)
            : db.HoldersOf(Roles.BureauOffice).Where(u => u.BureauId == c.LeadBureauId).OrderBy(u => u.PhoneNumber == null || u.PhoneNumber == "")
                .ThenBy(u => u.UserName);
        return await people.Select(u => new LetterContact(u.DisplayName, u.PhoneNumber ?? "")).FirstOrDefaultAsync(ct);
    }

    /// <summary>Why a notice could not be printed, in Chinese; null when it could.</summary>
    public string? Problem(Letter letter)
    {
        try
        {
            renderer.Compose(letter);
            return null;
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return e.Message;
        }
    }
}
