using ReplyFlow.Letters.Forms;

namespace ReplyFlow.Application.Letters.Templates;

/// <summary>The 征询意见表 that letters of a profile go with from now on.</summary>
/// <param name="Path">Where its file is, or would be.</param>
/// <param name="Form">The form; null where there is none or it cannot be used.</param>
/// <param name="Problem">Why it cannot be used, in Chinese; null where it can or there is none.</param>
public sealed record ProfileForm(string Path, FormTemplate? Form, string? Problem);
