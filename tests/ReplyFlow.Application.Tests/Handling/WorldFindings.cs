using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Tests.Handling;

/// <summary>Short ways to draft with findings and to decide about them.</summary>
internal static class WorldFindings
{
    /// <summary>A good draft with one more paragraph before the thanks.</summary>
    public static async Task<DraftInput> DraftWith(this World world, Guid id, string paragraph)
    {
        await using var db = world.Open();
        var draft = await db.Drafts.AsNoTracking().FirstAsync(d => d.CaseId == id);
        var lines = draft.Content.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return await world.Draft(id, string.Join('\n', [lines[0], paragraph, lines[^1]]));
    }

    /// <summary>Walks a fresh case, with one paragraph of its own, up to (not through) a step after the draft.</summary>
    public static async Task<Guid> CaseWithAsync(this World world, string paragraph, string step)
    {
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        await world.Decide(id, "drafter", "draft", "Submit", await world.DraftWith(id, paragraph));
        if (step == "signOff")
            await world.ReviewAsync(id);
        return id;
    }

    /// <summary>Everybody before the signatory agrees.</summary>
    public static async Task ReviewAsync(this World world, Guid id)
    {
        await world.Decide(id, "head", "divisionReview", "Approve");
        await world.Decide(id, "office", "proofread", "Approve");
        await world.Decide(id, "leader", "leaderReview", "Approve");
    }

    /// <summary>The findings of the newest version, as a reviewer sees them.</summary>
    public static Task<IReadOnlyList<JudgedFinding>> FindingsAsync(this World world, Guid id) => world.InScope(async s =>
    {
        var content = await s.GetRequiredService<ReplyFlowDb>().DraftVersions.Where(v => v.CaseId == id).OrderByDescending(v => v.No).Select(v => v.Content).FirstAsync();
        return (await s.GetRequiredService<LetterPreviewer>().RenderAsync(id, content, null, null, null, null, null, default)).Findings;
    });

    /// <summary>The key of the first finding whose message has the words.</summary>
    public static async Task<string> KeyAsync(this World world, Guid id, string words) =>
        (await world.FindingsAsync(id)).First(f => f.Finding.Message.Contains(words, StringComparison.Ordinal)).Key;

    public static async Task<string> JudgeAsync(this World world, string user, Guid id, string key, string reason)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<JudgeFinding>().JudgeAsync(actor, id, key, reason, default));
    }

    public static async Task<string> TakeBackAsync(this World world, string user, Guid id, string key)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<JudgeFinding>().TakeBackAsync(actor, id, key, default));
    }
}
