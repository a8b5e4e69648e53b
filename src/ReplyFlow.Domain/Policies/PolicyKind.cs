namespace ReplyFlow.Domain.Policies;

/// <summary>What a document of the policy library is.</summary>
public enum PolicyKind
{
    /// <summary>Not known what it is: not to be cited before somebody says.</summary>
    Unknown,

    /// <summary>法律: of the National People's Congress.</summary>
    Law,

    /// <summary>法规: an administrative or a local regulation, 条例.</summary>
    Regulation,

    /// <summary>规章: rules of a ministry or a government, promulgated by 令.</summary>
    Rule,

    /// <summary>规范性文件: measures, rules, opinions of an office.</summary>
    Normative,

    /// <summary>规划 or 纲要.</summary>
    Plan,

    /// <summary>方案 or 计划.</summary>
    Scheme,

    /// <summary>通知 that issues nothing else.</summary>
    Notice,

    /// <summary>信函: a reply or another letter; no ground for anything.</summary>
    Letter,

    /// <summary>新闻 or a web page: tells of a policy, but is none.</summary>
    News,
}
