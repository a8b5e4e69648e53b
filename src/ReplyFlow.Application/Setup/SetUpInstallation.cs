using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Setup;

/// <summary>First steps of an empty installation: the code, then the first body and its administrator.</summary>
public sealed class SetUpInstallation(UnitRunner units, ReplyFlowDb db, PersonWriter writer, Passwords passwords)
{
    /// <summary>Whether anybody has an account, so that set-up is over.</summary>
    public Task<bool> IsDoneAsync(CancellationToken ct) => db.Users.AnyAsync(ct);

    /// <summary>Makes a new code and forgets the one before.</summary>
    public async Task<string> IssueCodeAsync(CancellationToken ct)
    {
        var code = SetUpCode.Invent();
        await units.RunAsync(null, async unit =>
        {
            await ForgetCodeAsync(unit, ct);
            unit.Db.Settings.Add(new Setting { Name = SetUpCode.SettingName, Value = SetUpCode.Hash(code) });
        }, ct);
        return code;
    }

    /// <summary>Creates the first body and its administrator, and ends the code.</summary>
    /// <exception cref="WrongSetUpCodeException">The code is wrong.</exception>
    public async Task<AppUser> RunAsync(SetUpInput input, CancellationToken ct)
    {
        var passwordErrors = await passwords.CheckAsync(nameof(input.Password), input.Password, input.UserName.Trim(), input.DisplayName.Trim());
        var hash = passwords.Hash(input.Password);
        return await units.RunAsync(null, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            await DemandCodeAsync(unit.Db, input.Code, ct);
            var bureau = await BureauAsync(unit.Db, input, passwordErrors, ct);
            unit.Db.Bureaus.Add(bureau);
            await unit.Db.SaveChangesAsync(ct);
            var user = new AppUser
            {
                Id = Guid.CreateVersion7(),
                UserName = input.UserName.Trim(),
                DisplayName = input.DisplayName.Trim(),
                BureauId = bureau.Id,
                PasswordHash = hash,
            };
            var person = new PersonInput(user.UserName, user.DisplayName, bureau.Id, null, [Roles.Administrator], "", "");
            await writer.AddAsync(unit, user, person, ct);
            await ForgetCodeAsync(unit, ct);
            unit.Record(new InstallationSetUp(bureau.Id, user.Id), null, $"系统初始化：{bureau.Name}，系统管理员 {user.DisplayName}（{user.UserName}）");
            return user;
        }, ct);
    }

    private static async Task DemandCodeAsync(ReplyFlowDb db, string code, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
            throw new NotAllowedException("系统已经初始化，请直接登录。");
        var stored = await db.Settings.ReadAsync(SetUpCode.SettingName, ct);
        if (!SetUpCode.Matches(stored, code))
            throw new WrongSetUpCodeException();
    }

    private static async Task<Bureau> BureauAsync(
        ReplyFlowDb db, SetUpInput input, IReadOnlyList<FieldError> passwordErrors, CancellationToken ct)
    {
        var check = new InputCheck();
        var fields = new BureauInput(input.BureauName, input.BureauShortName, input.BureauKind, input.SeriesPrefix, "", Bureau.GenericProfile, true);
        var bureau = new Bureau { Name = "", ShortName = "" };
        await BureauChecks.ApplyAsync(db, check, bureau, fields, prefix: "Bureau", ct);
        check.Text(nameof(input.DisplayName), input.DisplayName, "姓名", 30);
        PersonWriter.CheckUserName(check, input.UserName.Trim());
        check.Fail(passwordErrors);
        if (input.Password != input.Repeat)
            check.Fail(nameof(input.Repeat), "两次输入的密码不一样，请重新输入。");
        check.ThrowIfAny();
        return bureau;
    }

    private static async Task ForgetCodeAsync(Unit unit, CancellationToken ct)
    {
        await unit.Db.Settings.Where(s => s.Name == SetUpCode.SettingName).ExecuteDeleteAsync(ct);
    }
}
