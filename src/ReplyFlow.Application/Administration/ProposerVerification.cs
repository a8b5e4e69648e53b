using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Administration;

/// <summary>
/// Who proposed a suggestion is who was registered: whoever is taken out is asked nothing and counted nowhere. Registrations of earlier programs do
/// not say whom; of all it holds that letters, links and answers are of those who proposed the suggestion.
/// </summary>
internal static class ProposerVerification
{
    private static readonly string[] Kinds = [AuditFact.KindOf<SuggestionRegistered>(), AuditFact.KindOf<SuggestionCorrected>()];

    /// <summary>Finds deputies who came or went behind the program.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var registered = new Dictionary<Guid, IReadOnlyList<Guid>>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
            if (Of(RegisterVerification.Read(e)) is { Deputies: { } deputies } now)
                registered[now.Id] = deputies;
        var numbers = await db.Suggestions.Select(s => new { s.Id, s.Number }).ToDictionaryAsync(s => s.Id, s => s.Number, ct);
        var proposers = (await db.Suggestions.SelectMany(s => s.Deputies).AsNoTracking().ToListAsync(ct)).ToLookup(d => d.SuggestionId);
        var known = (await db.Deputies.Select(d => d.Id).ToListAsync(ct)).ToHashSet();
        var named = await db.Cases.Select(c => new { c.SuggestionId, c.Id }).ToDictionaryAsync(c => c.Id, c => c.SuggestionId, ct);
        var about = await db.Outbox.Where(m => m.DeputyId != null && m.CaseId != null)
            .Select(m => new { CaseId = m.CaseId!.Value, DeputyId = m.DeputyId!.Value })
            .Union(db.Feedback.Select(f => new { f.CaseId, f.DeputyId }))
            .Union(db.PersonalLinks.Join(db.Letters, l => l.LetterId, x => x.Id, (l, x) => new { x.CaseId, l.DeputyId }))
            .ToListAsync(ct);
        return
        [
            .. from of in registered
               where numbers.ContainsKey(of.Key) && !of.Value.SequenceEqual(proposers[of.Key].OrderBy(d => d.Order).Select(d => d.DeputyId))
               select (numbers[of.Key], "提出建议的代表与经过中登记的不同"),
            .. from of in proposers
               where of.Any(d => !known.Contains(d.DeputyId))
               select (numbers.GetValueOrDefault(of.Key, ""), "提出建议的代表不在代表名册里"),
            .. from one in about
               where named.TryGetValue(one.CaseId, out var suggestion) && !proposers[suggestion].Any(d => d.DeputyId == one.DeputyId)
               group one by one.CaseId into of
               select (numbers.GetValueOrDefault(named[of.Key], ""), "有邮件、链接或者答复属于没有提出这件建议的代表"),
        ];
    }

    private static (Guid Id, IReadOnlyList<Guid>? Deputies) Of(AuditFact? fact) => fact switch
    {
        SuggestionRegistered f => (f.Id, f.Deputies),
        SuggestionCorrected f => (f.Id, f.Deputies),
        _ => default,
    };
}
