using ReplyFlow.Application.Core;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Drafting;

/// <summary>
/// 登记来源: says where figures of a draft come from, or takes that back. The text itself is not saved. Whoever decides about the submitted version may
/// name sources as well, and take back their own.
/// </summary>
public sealed class GiveSource(UnitRunner units, DraftQueries drafts, SourceQueries sources)
{
    /// <summary>Names the source of figures; one that they had is replaced.</summary>
    /// <param name="actor">Who drafts the case, or decides about what was submitted.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="body">The text in which the figures stand, saved or not.</param>
    /// <param name="input">The figures and their source.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came of it, in Chinese.</returns>
    /// <exception cref="NotFoundException">The actor does not draft this case.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    /// <exception cref="InvalidInputException">Something is missing, or a figure is no longer in the text.</exception>
    public Task<string> RunAsync(Actor actor, Guid caseId, string body, SourceInput input, CancellationToken ct) =>
        BasisChange.SourceAsync(units, drafts, actor, caseId, async (unit, draft, _) =>
        {
            input = Check(input, unit.Today);
            var figures = FigureList.Of(body, draft.Basis).Figures.Where(f => input.Keys.Contains(f.Figure.Key)).ToList();
            if (figures.Count < input.Keys.Distinct().Count())
                throw new InvalidInputException(nameof(SourceInput.Keys), "勾选的数字有的已经不在正文里，请看现在的清单再勾选。");
            var (kind, of, title, version) = await sources.FindAsync(actor, caseId, input, ct);
            List<TextSource> given =
            [
                .. figures.Select(f => new TextSource(f.Figure.Words, f.Figure.Sentence, kind, title)
                {
                    OfId = of,
                    Version = version,
                    Place = input.Place,
                    AsOf = input.AsOf,
                    ById = actor.UserId,
                    By = unit.Actor!.Signature,
                    At = unit.Now,
                }),
            ];
            var replaced = figures.Select(f => f.Source?.Id).ToHashSet();
            Rest(draft, [.. draft.Basis.Sources.Where(s => s.IsQuote || !replaced.Contains(s.Id)), .. given]);
            var words = SourceWords.Of(given[0]);
            unit.Record(new FigureSourceGiven([.. given.Select(g => g.Words)], words), caseId, "登记复函数字的来源");
            return $"已为 {given.Count} 处数字登记来源：{words}。";
        }, ct);

    /// <summary>Takes a source away, of a figure or of a passage.</summary>
    /// <inheritdoc cref="RunAsync" />
    public Task<string> EndAsync(Actor actor, Guid caseId, Guid sourceId, CancellationToken ct) =>
        BasisChange.SourceAsync(units, drafts, actor, caseId, (unit, draft, item) =>
        {
            if (draft.Basis.Sources.FirstOrDefault(s => s.Id == sourceId) is not { } source)
                return Task.FromResult("这个来源已经取消。");
            if (item.Kind != StepKinds.Draft && source.ById != actor.UserId)
                throw new InvalidInputException("", $"这个来源是{source.By}登记的，您只能取消自己登记的。不同意的，登记您的来源，或者退回修改。");
            Rest(draft, [.. draft.Basis.Sources.Where(s => s != source)]);
            unit.Record(new FigureSourceRemoved([source.Words], SourceWords.Of(source)), caseId, "取消复函数字的来源");
            return Task.FromResult("已取消来源。");
        }, ct);

    /// <summary>A source whose figure was changed holds for the figure that stands there now.</summary>
    /// <inheritdoc cref="RunAsync" />
    public Task<string> MoveAsync(Actor actor, Guid caseId, string body, Guid sourceId, CancellationToken ct) =>
        BasisChange.RunAsync(units, drafts, actor, caseId, (unit, draft) =>
        {
            if (FigureList.Of(body, draft.Basis).Lost.FirstOrDefault(l => l.Source.Id == sourceId) is not { Now: { } now, Source: var source })
                throw new InvalidInputException("", "这个来源现在对不上改过的数字，请在清单里重新登记。");
            var moved = source with { Words = now.Words, Sentence = now.Sentence, ById = actor.UserId, By = unit.Actor!.Signature, At = unit.Now };
            Rest(draft, [.. draft.Basis.Sources.Select(s => s == source ? moved : s)]);
            unit.Record(new FigureSourceGiven([now.Words], SourceWords.Of(moved)), caseId, "登记复函数字的来源");
            return Task.FromResult($"{now.Words}仍用原来的来源：{SourceWords.Of(moved)}。");
        }, ct);

    internal static void Rest(Draft draft, IReadOnlyList<TextSource> sources)
    {
        if (sources.Count > DraftBasis.MostSources)
            throw new InvalidInputException("", $"一份草稿最多登记 {DraftBasis.MostSources} 处来源。");
        draft.RestOn(draft.Basis with { Sources = sources });
    }

    private static SourceInput Check(SourceInput input, DateOnly today)
    {
        var check = new InputCheck();
        if (input.Keys.Count == 0)
            check.Fail(nameof(SourceInput.Keys), "请先勾选要登记来源的数字。");
        var isOwn = input.Of == SourceOption.Statistics;
        var name = check.Text(nameof(SourceInput.Name), input.Name, isOwn ? "由谁统计（处室或人员）" : "名称", TextSource.MaxText, required: isOwn);
        var place = check.Text(nameof(SourceInput.Place), input.Place, "出处", TextSource.MaxText, required: false);
        if (isOwn && input.AsOf is null)
            check.Fail(nameof(SourceInput.AsOf), "本单位统计的数字请写明截至哪一天。");
        else if (input.AsOf > today)
            check.Fail(nameof(SourceInput.AsOf), "截至的日子在今天以后，请核对。");
        check.ThrowIfAny();
        return input with { Name = name, Place = place };
    }
}
