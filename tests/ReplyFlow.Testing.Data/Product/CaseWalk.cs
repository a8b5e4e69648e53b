using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Testing.Data.Product;

/// <summary>Walks cases through the product's process by its commands, each step decided by the first person who owes it.</summary>
/// <param name="services">The product's services.</param>
/// <param name="lead">The bureau that cases are assigned to.</param>
public sealed class CaseWalk(IServiceProvider services, Guid lead)
{
    private const int MostSteps = 20;

    /// <summary>What the drafter makes of the draft that the product begins.</summary>
    public Func<DraftContent, DraftContent> Write { get; init; } = c => c with { Category = "B", Disclosure = "主动公开" };

    /// <summary>Walks a case until a step is open.</summary>
    public async Task ToAsync(Guid caseId, string step)
    {
        for (var i = 0; i < MostSteps; i++)
        {
            var open = await OpenAsync(caseId);
            if (open.Any(w => w.Step == step && (w.Kind != StepKinds.Feedback || w.ActivityId.Length > 0)))
                return;
            await ForwardAsync(open.First(w => w.ActivityId.Length > 0));
        }
        Assert.Fail($"The case never came to {step}.");
    }

    /// <summary>Decides the open item of a step so that the case goes on.</summary>
    public async Task ForwardAsync(Guid caseId, string step) => await ForwardAsync((await OpenAsync(caseId)).First(w => w.Step == step));

    /// <summary>Logs that somebody spoke with the deputy today; a draft is not handed on before.</summary>
    public Task ContactAsync(Actor actor, Guid caseId) => services.InScopeAsync(s => s.GetRequiredService<LogContact>().RunAsync(
        actor, caseId,
        new ContactInput(s.GetRequiredService<TimeProvider>().Today(), ContactPhase.During, ContactChannel.Visit, "祝示例", "代表认可办理思路。"), default));

    private Task<List<WorkItem>> OpenAsync(Guid caseId) => services.InScopeAsync(s => s.GetRequiredService<ReplyFlowDb>().WorkItems.AsNoTracking()
        .Where(w => w.CaseId == caseId && w.Status == WorkItemStatus.Open).OrderBy(w => w.OpenedAt).ToListAsync());

    private async Task ForwardAsync(WorkItem item)
    {
        var actor = await OwnerAsync(item);
        if (item.Kind == StepKinds.Draft)
            await ContactAsync(actor, item.CaseId);
        await services.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<ReplyFlowDb>();
            var seen = await db.DraftVersions.Where(v => v.CaseId == item.CaseId).MaxAsync(v => (int?)v.No);
            var outcome = item.ReadOutcomes().First(o => o.Kind == OutcomeDefinition.Forward).Name;
            if (item.Kind == StepKinds.Feedback)
                return await s.EnterAnswerAsync(actor, item, outcome, "");
            return await s.GetRequiredService<DecideWorkItem>().RunAsync(actor, new Decision(item.Id, outcome, "", await InputAsync(db, item), seen), default);
        });
    }

    private async Task<StepInput?> InputAsync(ReplyFlowDb db, WorkItem item)
    {
        switch (item.Kind)
        {
            case StepKinds.Assign:
                return new AssignInput(lead, [], [], "请按期办复。");
            case StepKinds.Allocate:
                var drafter = await db.HoldersOf(Roles.Drafter).Where(u => u.BureauId == item.BureauId).OrderBy(u => u.UserName).FirstAsync();
                return new AllocateInput(drafter.DivisionId, drafter.Id);
            case StepKinds.Draft:
                var draft = await db.Drafts.AsNoTracking().FirstAsync(d => d.CaseId == item.CaseId);
                return new DraftInput(Write(draft.Content), draft.Revision, []);
            default:
                return null;
        }
    }

    private Task<Actor> OwnerAsync(WorkItem item) => services.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<ReplyFlowDb>();
        var people = await db.Users.Where(u => u.BureauId == item.BureauId && u.IsActive)
            .OrderBy(u => u.UserName).Select(u => u.Id).ToListAsync();
        foreach (var id in people)
            if (await s.GetRequiredService<ActorQueries>().FindAsync(id, null, default) is { } actor
                && await db.WorkItems.OwedBy(actor).AnyAsync(w => w.Id == item.Id))
                return actor;
        throw new InvalidOperationException($"Nobody owes {item.Step}.");
    });
}
