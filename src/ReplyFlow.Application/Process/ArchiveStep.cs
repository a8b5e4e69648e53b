using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Process;

/// <summary>归档: handling is over.</summary>
internal sealed class ArchiveStep : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.Archive;

    /// <inheritdoc />
    public override Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        var (unit, c) = (context.Unit, context.Case);
        c.Archive(unit.Now);
        unit.Record(new CaseArchived(), c.Id, "办理完毕，已归档", bySystem: true);
        return Task.FromResult(Activity.Done);
    }
}
