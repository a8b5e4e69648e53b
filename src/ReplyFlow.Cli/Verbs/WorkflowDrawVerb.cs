using System.Collections.Immutable;
using System.CommandLine;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Drawing;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow workflow draw FILE -o OUT.svg</c>: the flowchart as a picture.</summary>
internal static class WorkflowDrawVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "流程定义文件（Elsa 3 JSON）" };
        var output = new Option<string>("-o", "--output") { Description = "写到哪个 SVG 文件", HelpName = "OUT.svg", Required = true };
        var at = new Option<string?>("--at") { Description = "标出当前步骤（步骤名或活动 id）", HelpName = "STEP" };
        var command = new Command("draw", "把流程画成 SVG") { file, output, at };
        command.SetAction(parsed => WorkflowFiles.Guarded(parsed, _ =>
        {
            var definition = WorkflowFiles.Definition(parsed.GetValue(file)!);
            Write(parsed.GetValue(output)!, FlowchartDrawing.Draw(definition, Marks(definition, parsed.GetValue(at))));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static DrawingMarks Marks(WorkflowDefinition definition, string? step)
    {
        if (step is null) return DrawingMarks.None;
        var current = definition.Activities.Where(a => a.Id == step || a is TaskActivity task && task.Step == step).Select(a => a.Id).ToList();
        if (current.Count == 0)
            throw new WorkflowFileException($"--at {step}：流程里没有这个步骤，应为其中之一：{string.Join("、", definition.Activities.Select(a => a.Id))}");
        return DrawingMarks.None with { Current = current.ToImmutableDictionary(id => id, _ => ImmutableArray<string>.Empty) };
    }

    private static void Write(string path, string svg)
    {
        try
        {
            File.WriteAllText(path, svg);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WorkflowFileException($"-o {path}：写不了这个文件（{e.Message}）");
        }
    }
}
