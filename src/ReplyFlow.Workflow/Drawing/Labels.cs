using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>The words on arrows.</summary>
internal static class Labels
{
    public static bool IsReturn(WorkflowDefinition definition, Connection connection) =>
        definition.Find(connection.Source) is TaskActivity task && Decision(task, connection.Port) is { Kind: OutcomeDefinition.Back };

    public static string Of(WorkflowDefinition definition, Connection connection) => definition.Find(connection.Source) switch
    {
        DecideActivity => connection.Port == "True" ? "是" : "否",
        TaskActivity when connection.Port == Activity.Expired => "逾期",
        TaskActivity task when Decision(task, connection.Port) is { } decision && task.Ports.Length > 1 => decision.Label,
        _ => "",
    };

    private static OutcomeDefinition? Decision(TaskActivity task, string port) => task.Decisions.FirstOrDefault(d => d.Name == port);
}
