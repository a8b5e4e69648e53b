namespace ReplyFlow.Workflow.Json;

/// <summary>A place in a JSON file.</summary>
/// <param name="Path">JSON path, for example <c>$.root.activities[3].assignee</c>.</param>
/// <param name="Line">1-based line of the value.</param>
/// <param name="Column">1-based column of the value, in characters.</param>
public readonly record struct JsonPlace(string Path, int Line, int Column)
{
    /// <summary>The place as messages name it, for example 第3行第5列 $.root.</summary>
    public override string ToString() => $"第{Line}行第{Column}列 {Path}";
}
