namespace ReplyFlow.Domain.Suggestions;

/// <summary>When a suggestion was made; the two kinds are numbered separately.</summary>
public enum SuggestionKind
{
    /// <summary>会议期间建议.</summary>
    DuringSession,
    /// <summary>闭会期间建议.</summary>
    OffSession,
}
