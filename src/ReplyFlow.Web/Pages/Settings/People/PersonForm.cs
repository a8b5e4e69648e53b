using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Accounts;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>The form about a person.</summary>
public sealed class PersonForm
{
    [Display(Name = "登录名")]
    public string UserName { get; set; } = "";

    [Display(Name = "姓名")]
    public string DisplayName { get; set; } = "";

    public Guid? BureauId { get; set; }
    public Guid? DivisionId { get; set; }
    public List<string> Roles { get; set; } = [];

    [Display(Name = "电子邮箱")]
    public string Email { get; set; } = "";

    [Display(Name = "电话")]
    public string Phone { get; set; } = "";

    /// <summary>The form as stored.</summary>
    public static PersonForm Of(PersonInput i) => new()
    {
        UserName = i.UserName,
        DisplayName = i.DisplayName,
        BureauId = i.BureauId,
        DivisionId = i.DivisionId,
        Roles = [.. i.Roles],
        Email = i.Email,
        Phone = i.Phone,
    };

    /// <summary>What the commands take.</summary>
    public PersonInput ToInput() => new(UserName, DisplayName, BureauId ?? Guid.Empty, DivisionId, Roles, Email, Phone);
}
