using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Cli.Demo.City;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>Walks one case through its story by the commands that people use, and sends and counts down as the product's workers do.</summary>
internal sealed class Storyteller(IServiceProvider services, DemoClock clock, DemoPost post, Cast cast, Story story)
{
    private readonly Random _random = new(story.Seed);
    private readonly Dictionary<Guid, DateTimeOffset?> _at = [];
    private readonly List<(DateTimeOffset At, Func<IServiceProvider, Task> Do)> _asked = [];
    private Guid _case;

    /// <summary>Tells it.</summary>
    public async Task TellAsync(CancellationToken ct)
    {
        clock.Now = story.Start;
        await InScope(s => RegisterAsync(s, ct));
        while (await NextAsync(ct) is { } next && next.At < story.Until)
        {
            clock.Now = next.At > clock.Now ? next.At : clock.Now.AddMinutes(1);
            await InScope(next.Do);
            clock.Now = clock.Now.AddMinutes(2);
            await services.GetRequiredService<OutboxDispatcher>().RunAsync(ct);
        }
    }

    private async Task RegisterAsync(IServiceProvider s, CancellationToken ct)
    {
        var deputies = cast.Deputies.Take(story.Has(Turns.Several) ? cast.Deputies.Count : 1)
            .Select(d => new ProposerInput(d.Name, d.Delegation, d.Email, d.Phone)).ToList();
        var input = new SuggestionInput(
            story.Session, story.Kind, Marks.Number, Marks.Title, Marks.Text, Marks.Class, BeijingTime.DateOf(clock.Now), story.Has(Turns.Secret), true,
            deputies);
        AttachmentUpload[] files = story.Has(Turns.Attached) ? [DemoScan.Of(s, "建议原件")] : [];
        _case = (await s.GetRequiredService<RegisterSuggestion>().RunAsync(cast.Liaison, input, files, ct)).CaseId;
        if (story.Has(Turns.Supervised))
            await s.GetRequiredService<FlagKeyCase>().RunAsync(cast.Liaison, _case, new KeyCaseInput("副市长 顾示例", null), ct);
    }

    /// <summary>What happens next, and when; null when nothing does any more.</summary>
    private Task<(DateTimeOffset At, Func<IServiceProvider, Task> Do)?> NextAsync(CancellationToken ct) => InScope(async s =>
    {
        var db = s.GetRequiredService<ReplyFlowDb>();
        var items = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Open && w.ActivityId != "").OrderBy(w => w.Id).ToListAsync(ct);
        foreach (var item in items.Where(i => !_at.ContainsKey(i.Id)))
        {
            _at[item.Id] = When(item);
            AskFor(item, ct);
        }
        var next = items.Where(i => _at[i.Id] is not null).Select(i => (At: _at[i.Id]!.Value, Do: Decision(i, ct))).Concat(_asked)
            .Concat((await db.Timers.AsNoTracking().ToListAsync(ct)).Select(t => (At: t.DueAt.AddSeconds(40), Do: (Func<IServiceProvider, Task>)FireAsync)))
            .OrderBy(n => n.At).ToList();
        return next.Count == 0 ? ((DateTimeOffset, Func<IServiceProvider, Task>)?)null : next[0];

        Task FireAsync(IServiceProvider services) => services.GetRequiredService<TimerRunner>().RunDueAsync(ct);
    });

    private Func<IServiceProvider, Task> Decision(WorkItem item, CancellationToken ct) => s =>
        new StepTaker(s, clock, post, cast, story, _random).DecideAsync(item, ct);

    private DateTimeOffset? When(WorkItem item)
    {
        if (item.Step == story.StopsAt || (item.Kind == StepKinds.Feedback && story.Has(Turns.Unanswered)))
            return null;
        // Where a case waits at a step beside the draft, nobody goes on with the draft.
        if (item.Step == StepKinds.Draft && story.StopsAt is "coHandling" or "extensionDecision" or "withdrawalDecision")
            return null;
        var days = story.StopsAt is null ? Pace.Of(item.Step, story.Turns, _random) : Pace.Straight(item.Step);
        return Later(days);
    }

    /// <summary>Requests beside the main line.</summary>
    private void AskFor(WorkItem item, CancellationToken ct)
    {
        if (item is not { Step: StepKinds.Draft, Visit: 1 })
            return;
        if (story.Has(Turns.Extended))
            _asked.Add((Later(2), s => OnceAsync(() => ExtendAsync(s, ct))));
        if (story.Has(Turns.Withdrawn))
            _asked.Add((Later(2), s => OnceAsync(() => s.GetRequiredService<RequestWithdrawal>().RunAsync(cast.Liaison, _case, "代表来函，说明建议事项已经解决，书面撤回。", ct))));

        Task OnceAsync(Func<Task> work)
        {
            _asked.Clear();
            return work();
        }
    }

    private async Task ExtendAsync(IServiceProvider s, CancellationToken ct)
    {
        var c = await s.GetRequiredService<ReplyFlowDb>().Cases.AsNoTracking().SingleAsync(ct);
        var office = cast.Holder(c.LeadBureauId!.Value, Domain.Organisation.Roles.BureauOffice, null);
        await s.GetRequiredService<RequestExtension>().RunAsync(office, _case, c.Due.On!.Value.AddDays(30), "需要实地试点，取得数据后才能答复。", ct);
    }

    private DateTimeOffset Later(int days) => BeijingTime.StartOf(WorkingCalendar.Shipped.AddWorkingDays(BeijingTime.DateOf(clock.Now), days))
        .AddHours(9).AddMinutes(_random.Next(0, 360));

    private Task InScope(Func<IServiceProvider, Task> work) => InScope(async s =>
    {
        await work(s);
        return true;
    });

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
