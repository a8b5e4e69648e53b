namespace ReplyFlow.Letters.Proofreading;

/// <summary>What a check rests on, the strongest first. Only the first five may be called 规定; of the others one says 通常.</summary>
public enum GroundRank
{
    /// <summary>法律、行政法规.</summary>
    Law,

    /// <summary>《党政机关公文处理工作条例》.</summary>
    Regulation,

    /// <summary>GB/T 9704—2012.</summary>
    Format,

    /// <summary>GB/T 15834—2011, GB/T 15835—2011.</summary>
    Usage,

    /// <summary>A policy paper.</summary>
    Policy,

    /// <summary>What offices usually do.</summary>
    Practice,

    /// <summary>This bureau's own list, template or library.</summary>
    Own,
}
