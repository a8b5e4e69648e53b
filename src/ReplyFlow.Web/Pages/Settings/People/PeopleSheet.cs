using ReplyFlow.Application.Accounts;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>The list of accounts as a file.</summary>
internal static class PeopleSheet
{
    public static ListSheet<PersonRow> Sheet { get; } = new("人员与账号",
    [
        new("姓名", p => p.DisplayName, 12),
        new("登录名", p => p.UserName, 16),
        new("单位", p => p.Bureau, 16),
        new("处室", p => p.Division, 16),
        new("岗位", p => Held(p), 24),
        new("状态", p => Word(State(p)), 10),
    ]);

    /// <summary>The roles in words, in the order of the glossary.</summary>
    public static string Held(PersonRow person) => string.Join('、', Roles.All.Where(person.Roles.Contains).Select(Roles.Label));

    /// <summary>Whether the account can be used now.</summary>
    public static PersonState State(PersonRow person) => !person.IsActive ? PersonState.Deactivated
        : person.IsHeld ? PersonState.Held
        : person.MustChangePassword ? PersonState.MustChangePassword
        : PersonState.Usable;

    /// <summary>The same in a word.</summary>
    public static string Word(PersonState state) => state switch
    {
        PersonState.Deactivated => "已停用",
        PersonState.Held => "试错过多",
        PersonState.MustChangePassword => "待改密码",
        _ => "正常",
    };
}
