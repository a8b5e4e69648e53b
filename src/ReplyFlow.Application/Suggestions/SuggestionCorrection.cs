namespace ReplyFlow.Application.Suggestions;

/// <summary>A correction of what was registered.</summary>
/// <param name="Input">Everything as it should have been registered; session and kind are not looked at.</param>
/// <param name="Revision">The revision that was on the form.</param>
/// <param name="Reason">Why, for the history.</param>
public sealed record SuggestionCorrection(SuggestionInput Input, int Revision, string Reason);

/// <summary>The suggestion was corrected by somebody else, or in another tab, since the form was opened.</summary>
public sealed class CorrectedMeanwhileException() : Core.RefusalException("这件建议刚刚已被更正，您填写的内容没有保存，仍保留在下方。请对照“现在登记的内容”核对后，再保存。");
