namespace ReplyFlow.Web.Steps;

/// <summary>How several steps of one kind are decided in one go from the inbox.</summary>
/// <param name="Button">What the button says.</param>
/// <param name="Done">What is said afterwards, by how many were decided.</param>
public sealed record BulkWords(string Button, Func<int, string> Done);
