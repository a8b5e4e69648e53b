using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Drafting;

/// <summary>诉求: changes the list of what is to be answered, and which paragraphs answer it.</summary>
public sealed class SaveAsks(UnitRunner units, DraftQueries drafts)
{
    /// <summary>Replaces the list; a row without words is left out.</summary>
    /// <param name="actor">Who drafts the case.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="asks">The list as wanted, in its order.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came of it, in Chinese.</returns>
    /// <exception cref="NotFoundException">The actor does not draft this case.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    /// <exception cref="InvalidInputException">An ask is too long, or there are too many.</exception>
    public Task<string> RunAsync(Actor actor, Guid caseId, IReadOnlyList<DraftAsk> asks, CancellationToken ct) =>
        BasisChange.RunAsync(units, drafts, actor, caseId, (unit, draft) =>
        {
            var check = new InputCheck();
            List<DraftAsk> wanted = [];
            foreach (var (i, ask) in asks.Index())
                if (check.Text($"Asks[{i}].Text", ask.Text, "诉求", DraftAsk.MaxText, required: false) is { Length: > 0 } text && wanted.All(w => w.Text != text))
                    wanted.Add(new DraftAsk(text, [.. ask.Answers.Where(a => a.Length > 0).Distinct()]));
            if (wanted.Count > DraftAsk.Most)
                check.Fail("", $"最多列 {DraftAsk.Most} 项诉求。");
            check.ThrowIfAny();
            if (draft.Basis.Asks is { } before && before.Count == wanted.Count
                && before.Zip(wanted).All(p => p.First.Text == p.Second.Text && p.First.Answers.SequenceEqual(p.Second.Answers)))
                return Task.FromResult("诉求清单没有改动。");
            draft.RestOn(draft.Basis with { Asks = wanted });
            unit.Record(new AsksChanged([.. wanted.Select(w => w.Text)]), caseId, $"修改诉求清单，共 {wanted.Count} 项");
            return Task.FromResult($"诉求清单已保存，共 {wanted.Count} 项。");
        }, ct);

    /// <summary>Goes back to the asks that are recognised in the suggestion.</summary>
    /// <inheritdoc cref="RunAsync" />
    public Task<string> ResetAsync(Actor actor, Guid caseId, CancellationToken ct) =>
        BasisChange.RunAsync(units, drafts, actor, caseId, async (unit, draft) =>
        {
            if (draft.Basis.Asks is null)
                return "清单就是从建议原文识别的。";
            draft.RestOn(draft.Basis with { Asks = null });
            var found = AskFinder.Find(await unit.Db.Cases.Where(c => c.Id == caseId).Select(c => c.Suggestion!.Text).FirstAsync(ct));
            unit.Record(new AsksChanged(found), caseId, $"恢复识别的诉求清单，共 {found.Count} 项");
            return $"已恢复从建议原文识别的 {found.Count} 项。";
        }, ct);
}
