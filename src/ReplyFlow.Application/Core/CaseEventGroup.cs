namespace ReplyFlow.Application.Core;

/// <summary>What an entry of the history is about.</summary>
public enum CaseEventGroup
{
    /// <summary>办理: what people decided.</summary>
    Handling,

    /// <summary>拟稿.</summary>
    Drafting,

    /// <summary>沟通.</summary>
    Contact,

    /// <summary>公文与送达.</summary>
    Letters,

    /// <summary>系统: what the product did by itself.</summary>
    System,
}
