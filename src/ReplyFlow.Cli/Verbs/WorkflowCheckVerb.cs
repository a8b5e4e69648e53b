using System.CommandLine;
using ReplyFlow.Workflow.Checking;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow workflow check FILE</c>: is the definition sound? Exit 1 with findings.</summary>
internal static class WorkflowCheckVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "流程定义文件（Elsa 3 JSON）" };
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var command = new Command("check", "核对流程：走得到、走得完、必经步骤不可绕过；逐条给出反例路径") { file, json };
        command.SetAction(parsed => WorkflowFiles.Guarded(parsed, output =>
        {
            var definition = WorkflowFiles.Definition(parsed.GetValue(file)!);
            var findings = WorkflowChecker.Check(definition);
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonOutput.Write(new
                {
                    definition = definition.Id,
                    definition.Version,
                    sound = findings.IsEmpty,
                    findings = findings.Select(f => new
                    {
                        f.Rule,
                        f.Message,
                        activity = f.ActivityId,
                        path = f.Place.Path,
                        f.Place.Line,
                        f.Place.Column,
                        counterExample = f.Path
                    }),
                }));
            }
            else
            {
                foreach (var finding in findings) output.WriteLine(finding);
                output.WriteLine(findings.IsEmpty ? $"“{definition.Name}”没有问题。" : $"“{definition.Name}”有 {findings.Length} 处问题，不能发布。");
            }

            return Task.FromResult(findings.IsEmpty ? 0 : 1);
        }));
        return command;
    }
}
