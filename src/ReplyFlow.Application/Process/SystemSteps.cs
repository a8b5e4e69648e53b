using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>The system steps of this installation, by name.</summary>
public sealed class SystemSteps(IEnumerable<SystemStep> steps)
{
    private readonly Dictionary<string, SystemStep> _steps = steps.ToDictionary(s => s.Name);

    /// <summary>Runs the step that an activity names and returns the outcome.</summary>
    /// <exception cref="WorkflowStepException">The step is not known here, or cannot be done now.</exception>
    public async Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        if (!_steps.TryGetValue(context.Request.Step, out var step))
            throw new WorkflowStepException($"system step '{context.Request.Step}' is not known");
        // A step reads what the decision before it wrote, for example who signed.
        await context.Unit.Db.SaveChangesAsync(ct);
        return await step.RunAsync(context, ct);
    }
}
