using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Application.Drafting;

/// <summary>引用原文: keeps where a passage comes from that was put into a draft word for word.</summary>
public sealed class QuotePolicy(UnitRunner units, DraftQueries drafts, PolicyQueries policies)
{
    /// <summary>Keeps it.</summary>
    /// <param name="actor">Who drafts the case.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="body">The text that holds the passage, saved or not.</param>
    /// <param name="policyId">The document.</param>
    /// <param name="anchor">The passage's place in it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came of it, in Chinese.</returns>
    /// <exception cref="NotFoundException">The actor does not draft this case, or may not read the document.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    /// <exception cref="InvalidInputException">The passage is not in the text.</exception>
    public Task<string> RunAsync(Actor actor, Guid caseId, string body, Guid policyId, string anchor, CancellationToken ct) =>
        BasisChange.RunAsync(units, drafts, actor, caseId, async (unit, draft) =>
        {
            var page = await policies.DocumentAsync(actor, policyId, null, ct);
            var passage = PolicyPassage.Of(page, "").FirstOrDefault(p => p.Anchor == anchor)
                ?? throw new InvalidInputException("", "文件里现在没有这一段，请重新查找要引用的原文。");
            var source = new TextSource(passage.Words, "", TextSourceKind.Policy, page.Version.Facts.Citation)
            {
                OfId = policyId,
                Version = page.Version.No,
                Anchor = anchor,
                Place = passage.Label,
                ById = actor.UserId,
                By = unit.Actor!.Signature,
                At = unit.Now,
            };
            var basis = draft.Basis with { Sources = [.. draft.Basis.Sources.Where(s => !s.IsQuote || s.Words != source.Words), source] };
            if (!FigureList.Of(body, basis).Quotes.Contains(source))
                throw new InvalidInputException("", "正文里还没有这段原文。请先把它放进正文，再登记出处。");
            GiveSource.Rest(draft, basis.Sources);
            unit.Record(new FigureSourceGiven([passage.Words], SourceWords.Of(source)), caseId, "登记复函引文的出处");
            return $"已登记引文的出处：{SourceWords.Of(source)}。";
        }, ct);
}
