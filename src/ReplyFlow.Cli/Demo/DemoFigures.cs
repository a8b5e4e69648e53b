using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Cli.Demo;

/// <summary>What the demo's letters say of figures: a paragraph that cites and quotes the invented library, and where its numbers come from.</summary>
/// <param name="services">The scope's services.</param>
/// <param name="number">The suggestion's number: what the figures are made of, so that no two letters say the same.</param>
internal sealed class DemoFigures(IServiceProvider services, int number)
{
    private const string Plan = "云政发〔2024〕11号";

    private readonly ReplyFlowDb _db = services.GetRequiredService<ReplyFlowDb>();

    /// <summary>Adds the paragraph before the next chapter, and names the sources of its figures; every third letter leaves one open.</summary>
    public async Task<DraftContent> AddAsync(Actor actor, Guid caseId, DraftContent content, DateOnly today, CancellationToken ct)
    {
        if (content.Body.Contains(Plan, StringComparison.Ordinal))
            return content;
        var policies = services.GetRequiredService<PolicyQueries>();
        if (await policies.OfferAsync(actor, Plan, actor.BureauId, ct) is not [var plan])
            return content;
        var passage = PolicyPassage.Of(await policies.DocumentAsync(actor, plan.Id, null, ct), "补助")[0];
        var asOf = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        var (model, large, small) = (3 + (number % 7), 12 + (number % 23), 20 + (number % 31));
        var body = content.Body.Replace("\n二、下一步工作", $"\n（三）落实支持政策。{passage.Quote}。截至{asOf:M月d日}，"
            + $"今年已支持企业{model + large + small}家（示范企业{model}家、规模企业{large}家、小微企业{small}家），兑现补助{160 + (number % 90)}万元。\n二、下一步工作",
            StringComparison.Ordinal);
        await services.GetRequiredService<QuotePolicy>().RunAsync(actor, caseId, body, plan.Id, passage.Anchor, ct);
        var figures = FigureList.Of(body, DraftBasis.Empty).Figures.Select(f => f.Figure).ToList();
        var counted = figures.Where(f => f.Unit == "家").Select(f => f.Key).ToList();
        var paid = figures.Where(f => f.Words.EndsWith("万元", StringComparison.Ordinal)).Select(f => f.Key).ToList();
        var own = figures.Where(f => f.Unit is "次" or "件").Select(f => f.Key).ToList();
        var division = await _db.Cases.Where(c => c.Id == caseId).SelectMany(c => _db.Divisions.Where(d => d.Id == c.DivisionId)).Select(d => d.Name)
            .FirstOrDefaultAsync(ct) ?? "办公室";
        await GiveAsync(counted, "企业支持情况月报");
        await GiveAsync(own, "联席会议台账");
        if (number % 3 != 0)
            await GiveAsync(paid, "补助资金支付表");
        await AnswerAsync(actor, caseId, body, ct);
        return content with { Body = body };

        Task GiveAsync(List<string> keys, string place) => keys.Count == 0 ? Task.CompletedTask : services.GetRequiredService<GiveSource>().RunAsync(
            actor, caseId, body, new SourceInput(keys, SourceOption.Statistics, division, asOf, place), ct);
    }

    /// <summary>Says by hand which paragraph answers what no words show; every fourth letter leaves that open.</summary>
    private async Task AnswerAsync(Actor actor, Guid caseId, string body, CancellationToken ct)
    {
        if (number % 4 == 0)
            return;
        var suggestion = await _db.Cases.Where(c => c.Id == caseId).Select(c => c.Suggestion!.Text).FirstAsync(ct);
        var support = body.Split('\n').Where(p => p.StartsWith("（二）", StringComparison.Ordinal)).Select(p => p[..12]).ToList();
        await services.GetRequiredService<SaveAsks>().RunAsync(
            actor, caseId, [.. AskFinder.Find(suggestion).Select(a => new DraftAsk(a, a.Contains("支持办法", StringComparison.Ordinal) ? support : []))], ct);
    }
}
