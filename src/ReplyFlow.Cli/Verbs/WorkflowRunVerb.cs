using System.CommandLine;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Scripts;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow workflow run FILE --script SCRIPT</c>: drives one case without a database.</summary>
internal static class WorkflowRunVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "流程定义文件（Elsa 3 JSON）" };
        var script = new Option<string>("--script") { Description = "脚本：{step, by, outcome} 的列表", HelpName = "SCRIPT", Required = true };
        var facts = new Option<string?>("--facts") { Description = "判断的答案、多人任务的参与者、会失败的步骤；不给时一律为否、无人、成功", HelpName = "FACTS" };
        var engine = new Option<string>("--engine") { Description = "builtin 或 elsa", DefaultValueFactory = _ => "builtin" };
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        engine.AcceptOnlyFromAmong("builtin", "elsa");
        var command = new Command("run", "按脚本试运行一件建议，输出经过") { file, script, facts, engine, json };
        command.SetAction((parsed, ct) => WorkflowFiles.Guarded(parsed, async output =>
        {
            var definition = WorkflowFiles.Definition(parsed.GetValue(file)!);
            var decisions = Read(parsed.GetValue(script)!, WorkflowScript.Parse);
            var answers = parsed.GetValue(facts) is { } path ? Read(path, CaseFacts.Parse) : CaseFacts.None;
            await using var chosen = WorkflowEngines.Create(parsed.GetValue(engine)!);
            var result = await RunAsync(chosen.Engine, definition, decisions, answers, parsed.GetValue(script)!, ct);
            output.WriteLine(parsed.GetValue(json) ? JsonOutput.Write(Report(definition, result)) : string.Join(Environment.NewLine, TraceText.Of(result)));
            return 0;
        }));
        return command;
    }

    private static async Task<ScriptResult> RunAsync(IWorkflowEngine engine, WorkflowDefinition definition, WorkflowScript script, CaseFacts facts,
        string path, CancellationToken ct)
    {
        try
        {
            return await new ScriptRunner(engine).RunAsync(definition, script, facts, ct);
        }
        catch (Exception e) when (e is ScriptException or WorkflowDefinitionException or RunawayWorkflowException)
        {
            throw new WorkflowFileException($"{path}：{e.Message}");
        }
    }

    private static T Read<T>(string path, Func<string, T> parse)
    {
        try
        {
            return parse(WorkflowFiles.Text(path));
        }
        catch (ScriptException e)
        {
            throw new WorkflowFileException($"{path} {e.Message}");
        }
    }

    private static object Report(WorkflowDefinition definition, ScriptResult result) => new
    {
        definition = definition.Id,
        definition.Version,
        trace = result.Trace.Select(TraceJson.Of),
        status = result.State.Status,
        endReason = result.State.EndReason,
        waiting = result.State.Waiting.Select(w => new { activity = w.ActivityId, w.Visit, w.Kind, w.Scope, participants = w.Participants, w.Problem }),
    };
}
