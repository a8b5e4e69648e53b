using ReplyFlow.Domain.Organisation;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Rules;
using ReplyFlow.Workflow.Running;

namespace ReplyFlow.Application.Process;

/// <summary>
/// Tries whether a definition can start with a case that has only just been registered: no lead bureau, no drafter, no due
/// date. Runs the definition's first steps against such a case; touches nothing.
/// </summary>
public static class StartTrial
{
    /// <summary>Why it cannot, in Chinese; null when it can.</summary>
    public static async Task<string?> ProblemAsync(WorkflowDefinition definition, CancellationToken ct)
    {
        var host = new RegisteredCase();
        try
        {
            var state = await new BuiltInEngine().StartAsync(definition, host, ct);
            return host.Problem ?? (state.Finished ? "登记后没有任何人办理就结束了" : state.Incidents.FirstOrDefault()?.Problem);
        }
        catch (Exception e) when (e is WorkflowDefinitionException or RunawayWorkflowException)
        {
            return e.Message;
        }
    }

    private sealed class RegisteredCase : IWorkflowHost
    {
        public string? Problem { get; private set; }

        public Task<bool> AskAsync(string question, CancellationToken ct) =>
            Task.FromResult(question is QuestionNames.NeedsAssignment or QuestionNames.HasFeedback or QuestionNames.MayRehandle);

        public Task OpenWorkItemAsync(WorkItemRequest request, CancellationToken ct)
        {
            var rule = AssigneeRule.Parse(request.Assignee);
            Need(rule.Kind == AssigneeKind.Role && rule.Role is Roles.Dispatcher or Roles.Liaison, $"“{request.Title}”要由还没有确定的单位或人员办理");
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<string>> OpenGroupAsync(GroupRequest request, CancellationToken ct)
        {
            Need(AssigneeRule.Parse(request.Participants).Kind is AssigneeKind.EachCoHandler or AssigneeKind.EachCountersigner,
                $"“{request.Title}”要由还没有确定的单位办理");
            return Task.FromResult<IReadOnlyList<string>>([]);
        }

        public Task CloseWorkItemsAsync(string activityId, int visit, string reason, CancellationToken ct) => Task.CompletedTask;

        public Task StartTimerAsync(TimerRequest request, CancellationToken ct)
        {
            Need(request.Due is not { } due || !DueRule.Parse(due).FromCaseDue, "等待的期限从办复期限推算，登记时还没有办复期限");
            return Task.CompletedTask;
        }

        public Task CancelTimerAsync(string activityId, int visit, CancellationToken ct) => Task.CompletedTask;

        public Task<string> RunStepAsync(SystemStepRequest request, CancellationToken ct)
        {
            Need(request.Step == SystemStepNames.Notify, $"“{request.Title}”须在交办之后");
            return Task.FromResult(Activity.Done);
        }

        public Task EnterAsync(ActivityTrace trace, CancellationToken ct) => Task.CompletedTask;

        public Task ParkAsync(WorkflowIncident incident, CancellationToken ct) => Task.CompletedTask;

        private void Need(bool holds, string otherwise)
        {
            if (!holds)
                Problem ??= otherwise;
        }
    }
}
