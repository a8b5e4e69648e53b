using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Administration;

/// <summary>
/// What was registered of a suggestion, what co-handlers wrote and what was said with deputies is word for word what the trail says last. Rows of
/// earlier programs, of which it has no hash, are not compared.
/// </summary>
internal static class WordsVerification
{
    private static readonly string[] Kinds =
    [
        AuditFact.KindOf<SuggestionRegistered>(), AuditFact.KindOf<SuggestionCorrected>(), AuditFact.KindOf<ContactLogged>(),
    ];

    /// <summary>Finds words that were changed behind the program.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var said = new Dictionary<Guid, string>();
        var decided = AuditFact.KindOf<WorkItemDecided>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind) || (a.Kind == decided && a.Data.Contains("\"written\":")))
            .OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
            if (Of(RegisterVerification.Read(e)) is (var id, { } sha256))
                said[id] = sha256;
        var numbers = await db.Cases.Select(c => new { c.Id, c.Suggestion!.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, ct);
        var found = new List<(string, string)>();
        await foreach (var s in db.Suggestions.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            Compare(s.Id, s.Sha256(), s.Number, "建议登记的内容与经过中最后登记的不同");
        await foreach (var a in db.Assignments.AsNoTracking().Where(a => a.Opinion != null).AsAsyncEnumerable().WithCancellation(ct))
            Compare(a.Id, a.OpinionSha256(), numbers.GetValueOrDefault(a.CaseId, ""), "会办意见与提交时记录的不同");
        await foreach (var l in db.Contacts.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            Compare(l.Id, l.Sha256(), numbers.GetValueOrDefault(l.CaseId, ""), $"{l.On:M月d日}与代表沟通的记录与登记时的不同");
        found.AddRange(said.Where(s => s.Value.Length > 0).Select(s => ("", $"经过中记录了建议、会办意见或者沟通 {s.Key}，它却不在了")));
        return found;

        void Compare(Guid id, string sha256, string number, string message)
        {
            if (said.Remove(id, out var then) && then.Length > 0 && then != sha256)
                found.Add((number, message));
        }
    }

    private static (Guid Id, string? Sha256) Of(AuditFact? fact) => fact switch
    {
        SuggestionRegistered f => (f.Id, f.RowSha256),
        SuggestionCorrected f => (f.Id, f.RowSha256),
        ContactLogged f => (f.Id, f.RowSha256),
        WorkItemDecided { Written: { } row } => (row.Id, row.Sha256),
        _ => default,
    };
}
