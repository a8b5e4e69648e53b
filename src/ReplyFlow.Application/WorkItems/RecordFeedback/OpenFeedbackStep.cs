using ReplyFlow.Application.Process;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.WorkItems.RecordFeedback;

/// <summary>征询意见: the deputies are asked what they think of the reply.</summary>
internal sealed class OpenFeedbackStep : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.OpenFeedback;

    /// <inheritdoc />
    public override Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        var (unit, c) = (context.Unit, context.Case);
        unit.Record(new FeedbackOpened(), c.Id, $"开始征询 {c.Suggestion!.Deputies.Count} 位代表对复函的意见", bySystem: true);
        return Task.FromResult(Activity.Done);
    }
}
