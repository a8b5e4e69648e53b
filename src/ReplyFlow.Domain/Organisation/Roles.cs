namespace ReplyFlow.Domain.Organisation;

/// <summary>The roles a person may hold; names are stored and used in workflow definitions, so they never change.</summary>
public static class Roles
{
    /// <summary>系统管理员: accounts, bureaus, settings. Sees no case by this role alone.</summary>
    public const string Administrator = nameof(Administrator);
    /// <summary>交办人员 of the government office.</summary>
    public const string Dispatcher = nameof(Dispatcher);
    /// <summary>代联工委 staff.</summary>
    public const string Liaison = nameof(Liaison);
    /// <summary>承办单位办公室: receives, allocates, proofreads, delivers.</summary>
    public const string BureauOffice = nameof(BureauOffice);
    /// <summary>处室负责人.</summary>
    public const string DivisionHead = nameof(DivisionHead);
    /// <summary>经办人.</summary>
    public const string Drafter = nameof(Drafter);
    /// <summary>分管领导.</summary>
    public const string BureauLeader = nameof(BureauLeader);
    /// <summary>主要领导, who signs.</summary>
    public const string Signatory = nameof(Signatory);

    /// <summary>All roles, in the order they act.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Administrator, Liaison, Dispatcher, BureauOffice, DivisionHead, Drafter, BureauLeader, Signatory];

    /// <summary>The role's Chinese name on screen; the name itself where it is unknown.</summary>
    public static string Label(string role) => role switch
    {
        Administrator => "系统管理员",
        Dispatcher => "交办人员",
        Liaison => "代表联络人员",
        BureauOffice => "办公室",
        DivisionHead => "处室负责人",
        Drafter => "经办人",
        BureauLeader => "分管领导",
        Signatory => "主要领导",
        _ => role,
    };
}
