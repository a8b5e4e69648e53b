using System.Collections.Frozen;

namespace ReplyFlow.Workflow.Rules;

/// <summary>The words a definition may use. Everything else is rejected by the checker.</summary>
public static class Vocabulary
{
    /// <summary>Roles a step can be given to; the roles of the accounts.</summary>
    public static FrozenSet<string> Roles { get; } = Domain.Organisation.Roles.All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Kinds of step a task can be, by which the product finds its rules and its page; the <c>form</c> input of the file. These
    /// are those that rules speak of; whoever reads a definition may name the kinds that are registered instead.
    /// </summary>
    public static IReadOnlySet<string> StepKinds => Domain.WorkItems.StepKinds.All;

    /// <summary>Questions a <c>Decide</c> may ask; the host answers them from the case.</summary>
    public static FrozenSet<string> Questions => QuestionNames.All;

    /// <summary>Steps the machine does. Each is an activity type <c>ReplyFlow.NAME</c>.</summary>
    public static FrozenSet<string> SystemSteps => SystemStepNames.All;

    /// <summary>Messages a <c>Notify</c> may send; the product has a text for each.</summary>
    public static FrozenSet<string> Messages => MessageNames.All;

    /// <summary>Events that can start steps beside the main line.</summary>
    public static FrozenSet<string> Events => EventNames.All;
}
