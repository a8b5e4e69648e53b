using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Deputies;

/// <summary>A deputy's answer as staff read it.</summary>
public sealed record CaseAnswer
{
    /// <summary>The answer; the page names it when it enters another.</summary>
    public required Guid Id { get; init; }

    public required Guid DeputyId { get; init; }

    /// <summary>The letter judged.</summary>
    public required Guid LetterId { get; init; }

    /// <summary>Its 发文字号.</summary>
    public required string Letter { get; init; }

    public required FeedbackLevel Level { get; init; }

    /// <summary>The choices by what was asked; empty where only one judgement was entered.</summary>
    public required IReadOnlyDictionary<string, string> Choices { get; init; }

    /// <summary>The deputy's words; empty for readers who may not have them.</summary>
    public required string Words { get; init; }

    public required bool AsksAgain { get; init; }

    public required FeedbackWay Way { get; init; }

    /// <summary>代录: what the entry rests on; empty for readers who may not have it.</summary>
    public required string Ground { get; init; }

    /// <summary>代录: the day of the call, or on which the form came in.</summary>
    public required DateOnly? GroundOn { get; init; }

    public required string EnteredBy { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it counts; else a later one took its place, or it is void.</summary>
    public required bool Counts { get; init; }

    /// <summary>Whether the deputy wrote it; else it is 代录.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whether it came by a link to an address that the bureau or its administrator changed and that 代联工委 has not confirmed.</summary>
    public required bool IsUnconfirmed { get; init; }

    /// <summary>代录: whether 代联工委 entered it, and not the bureau that is judged.</summary>
    public required bool IsLiaison { get; init; }

    /// <summary>Whether it was set aside because another answer stood; else it counts, or did until a later one took its place.</summary>
    public required bool IsSetAside { get; init; }

    /// <summary>Whether it was set aside and nobody has found out yet which answer is the deputy's.</summary>
    public required bool IsConflict { get; init; }

    /// <summary>作废: who found that the deputy did not give it; null where it is not void.</summary>
    public required VoidMark? Void { get; init; }

    /// <summary>Where it came from, as far as what staff enter may take its place.</summary>
    internal AnswerSource Source => new(Way, "", IsUnconfirmed, IsLiaison);
}

/// <summary>作废: 代联工委 found that the address whose link an answer came by is not the deputy's.</summary>
/// <param name="By">Who.</param>
/// <param name="At">UTC.</param>
public sealed record VoidMark(string By, DateTimeOffset At);

/// <summary>One deputy on the page on which answers are entered.</summary>
/// <param name="DeputyId">The deputy.</param>
/// <param name="Name">The name.</param>
/// <param name="Delegation">代表团; may be empty.</param>
/// <param name="Letter">The letter that this deputy was sent last.</param>
/// <param name="Asked">What its form asks.</param>
/// <param name="Answer">The answer that counts; null for none.</param>
/// <param name="DueOn">The last day; null where none was set.</param>
/// <param name="IsWaiting">Whether the case waits for the answer.</param>
public sealed record AnswerRow(
    Guid DeputyId, string Name, string Delegation, DeputyLetter Letter, Judgements Asked, CaseAnswer? Answer, DateOnly? DueOn, bool IsWaiting)
{
    /// <summary>Whether the actor may enter an answer in the place of this one (<see cref="AnswerSource.YieldsTo"/>).</summary>
    public required bool MayEnter { get; init; }
}

/// <summary>Why a deputy is answered again.</summary>
/// <param name="Deputy">The name.</param>
/// <param name="Answer">Their answer, 不满意 or with 要求再次办理.</param>
/// <param name="Since">The answer that they gave in its place since; null where that one stands.</param>
public sealed record Discontent(string Deputy, CaseAnswer Answer, CaseAnswer? Since);

/// <summary>Reads what deputies answered, for staff.</summary>
public sealed class AnswerQueries(ReplyFlowDb db, LetterRenderer renderer)
{
    /// <summary>Every answer of a case, of each deputy the latest first; none for readers who may not know the deputies.</summary>
    public async Task<IReadOnlyList<CaseAnswer>> OfCaseAsync(Actor actor, CaseHead head, CancellationToken ct) =>
        head.MayKnowDeputy ? await OfCaseAsync(head.Id, head.IsInside || actor.SeesAllBureaus, ct) : [];

    /// <summary>Whether the actor may enter answers of a case: there is a letter to answer, and it is their office's or they are the liaison body.</summary>
    public async Task<bool> MayEnterAsync(Actor actor, CaseHead head, CancellationToken ct) =>
        AnswerEntry.MayEnter(actor, head.LeadBureauId) && await db.Letters.AnyAsync(l => l.CaseId == head.Id, ct);

    /// <summary>代: for whom the actor enters answers of a case, by name; empty for their own.</summary>
    /// <exception cref="NotAllowedException">Neither the lead bureau's office nor the liaison body.</exception>
    public static string PrincipalOf(Actor actor, CaseHead head) => AnswerEntry.PrincipalOf(actor, head.LeadBureauId)?.Name ?? "";

    /// <summary>The deputies of a case with the letter that each was sent last.</summary>
    /// <exception cref="NotAllowedException">Neither the lead bureau's office nor the liaison body.</exception>
    public async Task<IReadOnlyList<AnswerRow>> RowsAsync(Actor actor, CaseHead head, CancellationToken ct)
    {
        AnswerEntry.PrincipalOf(actor, head.LeadBureauId);
        var letters = await db.NewestLettersAsync(head.Id, ct);
        var asked = await new JudgementQueries(db, renderer).OfCaseAsync(head.Id, ct);
        var answers = (await OfCaseAsync(head.Id, withWords: true, ct)).Where(a => a.Counts).ToList();
        var items = (await db.WorkItems.AsNoTracking().Where(w => w.CaseId == head.Id && w.Kind == StepKinds.Feedback)
            .OrderBy(w => w.OpenedAt).ToListAsync(ct)).ToLookup(w => w.Participant);
        return [.. head.Deputies.OrderBy(d => d.Order).Where(d => letters.ContainsKey(d.DeputyId)).Select(d =>
        {
            var letter = letters[d.DeputyId];
            var about = items[d.DeputyId.ToString("N")].Where(w => w.OpenedAt >= letter.IssuedAt).ToList();
            var answer = answers.Find(a => a.DeputyId == d.DeputyId && a.LetterId == letter.Id);
            return new AnswerRow(
                d.DeputyId, d.Name, d.Delegation, letter, asked[letter.Id], answer, AnswerTime.LastDay(about),
                about.Exists(w => w.Status == WorkItemStatus.Open))
            {
                MayEnter = answer?.Source.YieldsTo(new(FeedbackWay.Paper, IsLiaison: actor.Is(Roles.Liaison))) != false,
            };
        })];
    }

    /// <summary>
    /// What the deputies said who are to be answered again; none before that. Whoever changed their mind meanwhile gets the letter all the
    /// same. For the lead bureau, which knows the deputies.
    /// </summary>
    /// <param name="caseId">The case; the caller has checked that the reader drafts or reviews its letter.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Discontent>> DiscontentAsync(Guid caseId, CancellationToken ct)
    {
        var answers = (await OfCaseAsync(caseId, withWords: true, ct)).FindAll(a => a is { Void: null, IsSetAside: false });
        if (!answers.Exists(IsDiscontent))
            return [];
        var letters = await db.NewestLettersAsync(caseId, ct);
        var last = answers.Where(a => letters.TryGetValue(a.DeputyId, out var l) && l.Id == a.LetterId).ToLookup(a => a.DeputyId);
        var names = await db.Deputies.AsNoTracking().Where(d => letters.Keys.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        return
        [
            .. last.Where(of => of.Any(IsDiscontent)).Select(of => new Discontent(
                names[of.Key], of.First(IsDiscontent), of.FirstOrDefault(a => a.Counts && !IsDiscontent(a)))),
        ];
    }

    private static bool IsDiscontent(CaseAnswer answer) => answer.Level == FeedbackLevel.Dissatisfied || answer.AsksAgain;

    private async Task<List<CaseAnswer>> OfCaseAsync(Guid caseId, bool withWords, CancellationToken ct)
    {
        var rows = await (from f in db.Feedback.AsNoTracking()
                          join l in db.Letters on f.LetterId equals l.Id
                          where f.CaseId == caseId
                          orderby f.At descending, f.Id descending
                          select new
                          {
                              Feedback = f,
                              l.DocumentNumber!.Text,
                              RejectedBy = db.DeliveryEvidence.Where(e => e.Id == f.RejectionId).Select(e => e.By).FirstOrDefault(),
                          }).ToListAsync(ct);
        var unconfirmed = rows.Exists(r => r.Feedback.LinkId is not null) ? await db.UnconfirmedLinksAsync(null, ct) : new HashSet<Guid>();
        var liaison = rows.Exists(r => r.Feedback is { IsOwn: false, Counts: true }) ? await db.LiaisonEntriesAsync([caseId], ct) : new HashSet<Guid>();
        var counts = rows.Where(r => r.Feedback.Counts).ToDictionary(r => (r.Feedback.LetterId, r.Feedback.DeputyId), r => r.Feedback);
        var conflicts = new HashSet<Guid>();
        if (rows.Select(r => r.Feedback).Where(f => f is { IsSetAside: true, VoidedAt: null }).ToList() is { Count: > 0 } beside)
        {
            var sources = await db.SourcesAsync([.. beside, .. counts.Values], unconfirmed, ct);
            conflicts.UnionWith(beside
                .Where(f => counts.TryGetValue((f.LetterId, f.DeputyId), out var standing) && sources.IsConflict(f, standing)).Select(f => f.Id));
        }
        return [.. rows.Select(r => new CaseAnswer
        {
            Id = r.Feedback.Id,
            DeputyId = r.Feedback.DeputyId,
            LetterId = r.Feedback.LetterId,
            Letter = r.Text,
            Level = r.Feedback.Level,
            Choices = Judgements.FromJson(r.Feedback.DimensionsJson),
            Words = withWords ? r.Feedback.Words : "",
            AsksAgain = r.Feedback.AsksAgain,
            Way = r.Feedback.Way,
            IsOwn = r.Feedback.IsOwn,
            IsUnconfirmed = r.Feedback.CameBy(unconfirmed),
            Ground = withWords ? r.Feedback.Ground : "",
            GroundOn = r.Feedback.GroundOn,
            EnteredBy = r.Feedback.EnteredBy,
            At = r.Feedback.At,
            Counts = r.Feedback.Counts,
            IsLiaison = liaison.Contains(r.Feedback.Id),
            IsSetAside = r.Feedback.IsSetAside,
            IsConflict = conflicts.Contains(r.Feedback.Id),
            Void = r.Feedback.VoidedAt is { } at ? new VoidMark(r.RejectedBy ?? "", at) : null,
        })];
    }
}
