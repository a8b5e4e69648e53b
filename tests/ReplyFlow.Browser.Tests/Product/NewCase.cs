using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Browser.Tests.Product;

/// <summary>A suggestion of the demo's people, brought by commands to where a test of a page begins.</summary>
internal sealed class NewCase(Installation installation, Guid id)
{
    private const string Session = "市第十七届人大三次会议";
    private const string Title = "关于增设示例充电设施的建议";

    public Guid Id => id;

    public static async Task<NewCase> RegisterAsync(Installation installation, string number = "0512", params ProposerInput[] coSigners) =>
        new(installation, await installation.InScopeAsync(async s =>
        (await s.GetRequiredService<RegisterSuggestion>().RunAsync(
            await s.ActorAsync("liaison"),
            new SuggestionInput(Session, SuggestionKind.DuringSession, number, Title, "请增设示例充电设施。", "能源", new DateOnly(2026, 2, 11), false, true,
                [new ProposerInput("祝示例", "东湖区代表团", "deputy@demo.invalid"), .. coSigners]), default)).CaseId));

    public Task<bool> WalkAsync(Func<CaseWalk, Task> go) => installation.InScopeAsync(async s =>
    {
        await go(new CaseWalk(s, (await s.ActorAsync("office")).BureauId));
        return true;
    });

    /// <summary>Saves the draft, changed.</summary>
    public Task<int> SaveAsync(Func<DraftContent, DraftContent> change) => installation.InScopeAsync(async s =>
    {
        var draft = await s.GetRequiredService<ReplyFlowDb>().Drafts.AsNoTracking().FirstAsync(d => d.CaseId == id);
        return (await s.GetRequiredService<SaveDraft>().RunAsync(await s.ActorAsync("drafter"), id, change(draft.Content), draft.Revision, default)).Revision;
    });
}
