using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>Checks what is said about a person and writes it; shared by the commands that create and change people.</summary>
public sealed class PersonWriter(UserManager<AppUser> users)
{
    /// <summary>Checks the input and gives it back cleaned.</summary>
    /// <exception cref="InvalidInputException">Something is wrong with it.</exception>
    internal static async Task<PersonInput> CheckAsync(ReplyFlowDb db, PersonInput input, bool withUserName, CancellationToken ct)
    {
        var check = new InputCheck();
        if (withUserName)
            CheckUserName(check, input.UserName.Trim());
        var clean = Clean(check, input);
        await CheckPlaceAsync(db, check, clean, ct);
        check.ThrowIfAny();
        return clean;
    }

    /// <summary>An account as it is opened: with a password for one use.</summary>
    internal static AppUser Opened(Guid id, PersonInput clean, string hash) => new()
    {
        Id = id,
        UserName = clean.UserName,
        DisplayName = clean.DisplayName,
        BureauId = clean.BureauId,
        DivisionId = clean.DivisionId,
        Email = clean.Email,
        PhoneNumber = clean.Phone,
        PasswordHash = hash,
        MustChangePassword = true,
    };

    /// <summary>Records that an account was opened.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="user">The account.</param>
    /// <param name="bureau">The body's short name.</param>
    /// <param name="roles">Its roles.</param>
    /// <param name="how">To go on after the sentence; empty for nothing.</param>
    internal static void RecordOpened(Unit unit, AppUser user, string bureau, IReadOnlyList<string> roles, string how = "") => unit.Record(
        new PersonCreated(user.Id, user.UserName!, user.DisplayName, user.BureauId, user.DivisionId, roles), null,
        $"开设账号：{bureau} {user.DisplayName}（{user.UserName}），岗位：{string.Join('、', roles.Select(Roles.Label))}{how}");

    /// <summary>Adds a new account with the password hash already set.</summary>
    public async Task AddAsync(Unit unit, AppUser user, PersonInput input, CancellationToken ct)
    {
        var result = await users.CreateAsync(user);
        if (!result.Succeeded)
            throw new InvalidInputException([.. result.Errors.Select(e => new FieldError(nameof(PersonInput.UserName), e.Description))]);
        await SetRolesAsync(unit, user.Id, input.Roles, ct);
    }

    /// <summary>Replaces a person's roles.</summary>
    public static async Task SetRolesAsync(Unit unit, Guid userId, IReadOnlyList<string> roles, CancellationToken ct)
    {
        var wanted = await unit.Db.Roles.Where(r => roles.Contains(r.Name!)).Select(r => r.Id).ToListAsync(ct);
        var rows = await unit.Db.UserRoles.Where(r => r.UserId == userId).ToListAsync(ct);
        unit.Db.UserRoles.RemoveRange(rows.Where(r => !wanted.Contains(r.RoleId)));
        foreach (var id in wanted.Except(rows.Select(r => r.RoleId)))
            unit.Db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = userId, RoleId = id });
    }

    /// <summary>Checks a user name: 2 to 32 letters (of any script), digits, dot, hyphen, underscore.</summary>
    public static void CheckUserName(InputCheck check, string userName)
    {
        check.Text(nameof(PersonInput.UserName), userName, "登录名", 32);
        if (!check.IsGood(nameof(PersonInput.UserName)))
            return;
        if (userName.Length < 2)
            check.Fail(nameof(PersonInput.UserName), "登录名至少要 2 个字。");
        else if (!userName.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-'))
            check.Fail(nameof(PersonInput.UserName), "登录名只能用文字、数字和 . _ -，中间不能有空格。");
    }

    /// <summary>The input with its texts checked and trimmed.</summary>
    internal static PersonInput Clean(InputCheck check, PersonInput input) => input with
    {
        UserName = input.UserName.Trim(),
        DisplayName = check.Text(nameof(input.DisplayName), input.DisplayName, "姓名", 30),
        Email = check.Email(nameof(input.Email), input.Email, "电子邮箱"),
        Phone = check.Phone(nameof(input.Phone), input.Phone, "电话"),
        Roles = input.Roles.Distinct().ToList(),
    };

    /// <summary>Checks that the roles fit the body and the division; the body may be unknown.</summary>
    internal static void CheckRoles(InputCheck check, PersonInput input, Bureau? bureau)
    {
        if (input.Roles.Count == 0)
            check.Fail(nameof(input.Roles), "请至少选择一个岗位。");
        else if (input.Roles.Any(r => !Roles.All.Contains(r)))
            check.Fail(nameof(input.Roles), "所选岗位不存在，请重新选择。");
        else if (bureau is not null && input.Roles.FirstOrDefault(r => !RoleRules.Fits(r, bureau.Kind)) is { } misfit)
            check.Fail(nameof(input.Roles), $"“{Roles.Label(misfit)}”不能设在{bureau.ShortName}（{RoleRules.Label(bureau.Kind)}）。");
        if (input.DivisionId is null && input.Roles.FirstOrDefault(RoleRules.NeedsDivision) is { } needs)
            check.Fail(nameof(input.DivisionId), $"“{Roles.Label(needs)}”须属于一个处室，请选择处室。");
    }

    private static async Task CheckPlaceAsync(ReplyFlowDb db, InputCheck check, PersonInput input, CancellationToken ct)
    {
        var bureau = await db.Bureaus.AsNoTracking().FirstOrDefaultAsync(b => b.Id == input.BureauId, ct);
        if (bureau is null)
            check.Fail(nameof(input.BureauId), "请选择单位。");
        if (input.DivisionId is { } division && !await db.Divisions.AnyAsync(d => d.Id == division && d.BureauId == input.BureauId, ct))
            check.Fail(nameof(input.DivisionId), "所选处室不属于这个单位，请重新选择。");
        CheckRoles(check, input, bureau);
    }
}
