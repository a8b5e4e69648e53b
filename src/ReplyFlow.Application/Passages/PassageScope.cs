namespace ReplyFlow.Application.Passages;

/// <summary>For whom a passage is kept.</summary>
public enum PassageScope
{
    /// <summary>本处室.</summary>
    Division,

    /// <summary>本单位.</summary>
    Bureau,

    /// <summary>共用: everybody.</summary>
    Common,
}
