namespace ReplyFlow.Letters.Templates;

/// <summary>Where 签发人 is printed.</summary>
public enum SignatoryPlace
{
    /// <summary>On the line of the 发文字号.</summary>
    Top,

    /// <summary>On its own line after the date.</summary>
    End,

    /// <summary>Not at all.</summary>
    None,
}
