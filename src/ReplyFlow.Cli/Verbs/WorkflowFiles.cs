using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Cli.Verbs;

/// <summary>Reads the files of the workflow verbs; whatever is wrong with them becomes exit code 2.</summary>
internal static class WorkflowFiles
{
    /// <summary>The product's kinds of step; knowing them takes no database.</summary>
    private static readonly Lazy<StepCatalog> Steps = new(() => new ServiceCollection().AddSteps().BuildServiceProvider().GetRequiredService<StepCatalog>());

    public static WorkflowDefinition Definition(string path)
    {
        var result = DefinitionReader.Read(Text(path), Steps.Value.Names);
        return result.Definition ?? throw new WorkflowFileException(string.Join(Environment.NewLine, result.Errors.Select(e => $"{path} {e}")));
    }

    public static string Text(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new WorkflowFileException($"{path}：没有这个文件");
            if (file.Length > DefinitionReader.MaxBytes) throw new WorkflowFileException($"{path}：有 {file.Length:N0} 字节，上限是 {DefinitionReader.MaxBytes:N0} 字节");
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WorkflowFileException($"{path}：读不了这个文件（{e.Message}）");
        }
    }

    /// <summary>Runs a verb's work; an unusable file is told on standard error.</summary>
    public static async Task<int> Guarded(ParseResult parsed, Func<TextWriter, Task<int>> work)
    {
        try
        {
            return await work(parsed.InvocationConfiguration.Output);
        }
        catch (WorkflowFileException e)
        {
            parsed.InvocationConfiguration.Error.WriteLine(e.Message);
            return 2;
        }
    }
}
