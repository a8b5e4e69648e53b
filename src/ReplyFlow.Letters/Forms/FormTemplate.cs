namespace ReplyFlow.Letters.Forms;

/// <summary>A printed form, such as the 征询意见表: a title, a table of rows, a note underneath.</summary>
/// <param name="Id">The profile's and the form's name, for example <c>xian-gxj/feedback</c>.</param>
/// <param name="Title">Title with placeholders.</param>
/// <param name="Subtitle">Line under the title, or null.</param>
/// <param name="Rows">The table, from top to bottom.</param>
/// <param name="Note">Text under the table, or null.</param>
public sealed record FormTemplate(string Id, string Title, string? Subtitle, IReadOnlyList<FormRow> Rows, string? Note);

/// <summary>One row: pairs of label and content side by side.</summary>
/// <param name="Fields">The pairs, from left to right.</param>
/// <param name="Lines">Least height in lines.</param>
public sealed record FormRow(IReadOnlyList<FormField> Fields, int Lines);

/// <summary>A label and what stands beside it.</summary>
/// <param name="Label">The label.</param>
/// <param name="Text">Content with placeholders; empty where somebody will write.</param>
/// <param name="Choices">Choices printed with boxes after the text.</param>
public sealed record FormField(string Label, string Text, IReadOnlyList<string> Choices);
