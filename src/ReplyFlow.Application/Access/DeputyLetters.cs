using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Access;

/// <summary>A letter as far as it matters to whom it went.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Number">发文字号.</param>
/// <param name="Title">标题.</param>
/// <param name="Template">Its template's exact version.</param>
/// <param name="IssuedAt">UTC.</param>
public sealed record DeputyLetter(Guid Id, string Number, string Title, string Template, DateTimeOffset IssuedAt);

/// <summary>Whom a case's next letter is for.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Deputies">The deputies.</param>
/// <param name="Earlier">发文字号 of the letter that they have had and were not content with; null where it is their first.</param>
internal sealed record LetterRecipients(Guid CaseId, IReadOnlyCollection<Guid> Deputies, string? Earlier)
{
    /// <summary>The recipients among a case's deputies, in their order.</summary>
    public IEnumerable<SuggestionDeputy> Of(Case c) => c.Suggestion!.Deputies.OrderBy(d => d.Order).Where(d => Deputies.Contains(d.DeputyId));
}

/// <summary>Finds which letter each deputy was sent last: a second letter goes only to those it was made for.</summary>
internal static class DeputyLetters
{
    /// <summary>The newest letter by deputy; of a case without a letter none. Messages of earlier programs name no deputy: those had the first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DeputyLetter>> NewestLettersAsync(this ReplyFlowDb db, Guid caseId, CancellationToken ct)
    {
        var letters = await db.LettersAsync(caseId, ct);
        if (letters.Count == 0)
            return new Dictionary<Guid, DeputyLetter>();
        var deputies = await db.Cases.Where(c => c.Id == caseId).SelectMany(c => c.Suggestion!.Deputies).Select(d => d.DeputyId).ToListAsync(ct);
        var sent = await db.SentAsync(caseId, ct);
        return deputies.ToDictionary(d => d, d => letters.LastOrDefault(l => sent.Contains((l.Id, d))) ?? letters[0]);
    }

    /// <summary>A case's letters, the oldest first.</summary>
    private static Task<List<DeputyLetter>> LettersAsync(this ReplyFlowDb db, Guid caseId, CancellationToken ct) => db.Letters.AsNoTracking()
        .Where(l => l.CaseId == caseId).OrderBy(l => l.IssuedAt).ThenBy(l => l.DocumentNumber!.Value)
        .Select(l => new DeputyLetter(l.Id, l.DocumentNumber!.Text, l.Title, l.Template, l.IssuedAt)).ToListAsync(ct);

    /// <summary>Which of a case's letters was sent to which deputy.</summary>
    private static async Task<IReadOnlySet<(Guid Letter, Guid Deputy)>> SentAsync(this ReplyFlowDb db, Guid caseId, CancellationToken ct) =>
        (await db.Outbox.Where(m => m.CaseId == caseId && m.LetterId != null && m.DeputyId != null && m.RecipientKind == RecipientKind.Deputy)
            .Select(m => new { m.LetterId, m.DeputyId }).Distinct().ToListAsync(ct)).Select(m => (m.LetterId!.Value, m.DeputyId!.Value)).ToHashSet();

    /// <summary>
    /// Whom the case's next letter is for: all deputies the first time, without asking the database; later those who were not content with
    /// the letter they had, also where they have changed their mind since. The case must be loaded with its deputies.
    /// </summary>
    public static async Task<LetterRecipients> RecipientsAsync(this ReplyFlowDb db, Case c, CancellationToken ct)
    {
        var all = c.Suggestion!.Deputies.Select(d => d.DeputyId).ToList();
        if (c.RepliedOn is null)
            return new LetterRecipients(c.Id, all, null);
        var letters = await db.NewestLettersAsync(c.Id, ct);
        var discontent = await db.Feedback.Heard().Where(f => f.CaseId == c.Id && (f.Level == FeedbackLevel.Dissatisfied || f.AsksAgain))
            .Select(f => new { f.LetterId, f.DeputyId, f.VoidedAt }).ToListAsync(ct);
        List<Guid> Of(Func<DateTimeOffset?, bool> holds) => [.. all.Where(d => letters.TryGetValue(d, out var l)
            && discontent.Exists(f => f.LetterId == l.Id && f.DeputyId == d && holds(f.VoidedAt)))];
        var again = Of(voided => voided is null);
        // A letter that was signed before its reason became void still goes to whom it was made for.
        if (again.Count == 0 && Of(voided => voided is not null).Count > 0 && await db.WorkItems.Where(w => w.CaseId == c.Id
                && w.Kind == StepKinds.Sign && w.Status == WorkItemStatus.Decided).MaxAsync(w => w.ClosedAt, ct) is { } signed
            && letters.Values.All(l => l.IssuedAt < signed))
            again = Of(voided => voided > signed);
        // Nobody is answered a third time, unless it were for nobody else.
        if (again.Count > 1)
        {
            var rounds = await db.RoundsAsync(c.Id, ct);
            again = again.FindAll(d => rounds.GetValueOrDefault(d) < 2) is { Count: > 0 } once ? once : again;
        }
        return again.Count == 0 ? new LetterRecipients(c.Id, all, null)
            : new LetterRecipients(c.Id, again, string.Join("、", again.Select(d => letters[d].Number).Distinct()));
    }

    /// <summary>Whom an issued letter was for. The case must be loaded with its deputies.</summary>
    public static async Task<LetterRecipients> RecipientsOfAsync(this ReplyFlowDb db, Case c, Guid letterId, CancellationToken ct)
    {
        var all = c.Suggestion!.Deputies.Select(d => d.DeputyId).ToList();
        var (letters, sent) = (await db.LettersAsync(c.Id, ct), await db.SentAsync(c.Id, ct));
        var before = letters.TakeWhile(l => l.Id != letterId).ToList();
        if (before.Count == 0 || !sent.Any(s => s.Letter == letterId))
            return new LetterRecipients(c.Id, all, null);
        var mine = all.Where(d => sent.Contains((letterId, d))).ToList();
        var earlier = mine.Select(d => before.LastOrDefault(l => sent.Contains((l.Id, d))) ?? before[0]);
        return new LetterRecipients(c.Id, mine, string.Join("、", earlier.Select(l => l.Number).Distinct()));
    }

    /// <summary>
    /// How many letters a deputy was sent about a case: the round of handling that they are in. One that somebody else alone answered in their name
    /// is none, where another followed: a forged answer does not take the deputy's second handling away. Nor does an entry of the bureau that is
    /// judged, unless what counts now is one too.
    /// </summary>
    public static async Task<int> RoundAsync(
        this ReplyFlowDb db, Guid caseId, Guid deputyId, CancellationToken ct, EnteredByLiaison? entered = null)
    {
        var sent = await db.Outbox
            .Where(m => m.CaseId == caseId && m.LetterId != null && m.DeputyId == deputyId && m.RecipientKind == RecipientKind.Deputy)
            .Select(m => m.LetterId).Distinct().CountAsync(ct);
        return sent < 2 ? sent : (await db.RoundsAsync(caseId, ct, entered)).GetValueOrDefault(deputyId);
    }

    /// <summary>The same within a transaction, which may have entered answers of which its trail does not tell yet.</summary>
    public static Task<int> RoundAsync(this Unit unit, Guid caseId, Guid deputyId, CancellationToken ct) =>
        unit.Db.RoundAsync(caseId, deputyId, ct, unit.Handed<EnteredByLiaison>());

    private static async Task<IReadOnlyDictionary<Guid, int>> RoundsAsync(
        this ReplyFlowDb db, Guid caseId, CancellationToken ct, EnteredByLiaison? entered = null)
    {
        var newest = await db.NewestLettersAsync(caseId, ct);
        var answers = await db.Feedback.AsNoTracking().Heard().Where(f => f.CaseId == caseId).ToListAsync(ct);
        var liaison = answers.Exists(f => !f.IsOwn) ? await db.LiaisonEntriesAsync([caseId], ct) : new HashSet<Guid>();
        bool IsBureaus(Feedback f) => !f.IsOwn && !liaison.Contains(f.Id) && entered?.Ids.Contains(f.Id) != true;
        var given = answers.ToLookup(f => (f.LetterId, f.DeputyId));
        bool IsRound((Guid Letter, Guid Deputy) sent) => newest.TryGetValue(sent.Deputy, out var last) && last.Id == sent.Letter
            || !given[sent].Any()
            || given[sent].Any(f => f.VoidedAt is null && (!IsBureaus(f) || given[(last?.Id ?? sent.Letter, sent.Deputy)].Any(n => n.Counts && IsBureaus(n))));
        return (await db.SentAsync(caseId, ct)).GroupBy(s => s.Deputy).ToDictionary(of => of.Key, of => of.Count(IsRound));
    }

    /// <summary>
    /// The deputies to be asked what they think: those who have not answered the letter they had last, unless their time is over.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> ToAskAsync(this ReplyFlowDb db, Guid caseId, DateOnly today, CancellationToken ct)
    {
        var letters = await db.NewestLettersAsync(caseId, ct);
        var answered = (await db.Feedback.Counting().Where(f => f.CaseId == caseId).Select(f => new { f.LetterId, f.DeputyId })
            .ToListAsync(ct)).ToHashSet();
        var asked = (await db.WorkItems.Where(w => w.CaseId == caseId && w.Kind == StepKinds.Feedback)
            .Select(w => new { w.Participant, w.OpenedAt, w.Due.On }).ToListAsync(ct)).ToLookup(w => w.Participant);
        return letters.Where(l => !answered.Contains(new { LetterId = l.Value.Id, DeputyId = l.Key })
                && asked[l.Key.ToString("N")].Where(w => w.OpenedAt >= l.Value.IssuedAt).Select(w => w.On).Max() is var last && !(last < today))
            .Select(l => l.Key).ToHashSet();
    }
}

/// <summary>代录: answers that 代联工委 entered in this transaction, and not the bureau that is judged.</summary>
/// <param name="Ids">The answers.</param>
internal sealed record EnteredByLiaison(HashSet<Guid> Ids);
