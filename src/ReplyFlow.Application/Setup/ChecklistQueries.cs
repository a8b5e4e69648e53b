using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Application.Setup;

/// <summary>Looks how far the set-up of an installation is.</summary>
public sealed class ChecklistQueries(
    ReplyFlowDb db, AccountQueries accounts, TemplateQueries templates, Lazy<CaseDeadlines> deadlines, LetterRenderer renderer,
    IMailTransport transport, MailOptions mail, TimeProvider time)
{
    /// <summary>Most bodies named in a sentence.</summary>
    private const int MostNamed = 5;

    private Checklist? _read;

    /// <summary>Everything, in order; looked at once a request, whoever asks.</summary>
    public async Task<Checklist> ReadAsync(CancellationToken ct) => _read ??= await LookAsync(ct);

    /// <summary>The same, looked at anew, for whoever decides by it.</summary>
    internal async Task<Checklist> LookAsync(CancellationToken ct)
    {
        var bureaus = await db.Bureaus.AsNoTracking().Where(b => b.IsActive).OrderBy(b => b.ShortName).ToListAsync(ct);
        return new Checklist(
        [
            Body(ChecklistSubject.GovernmentOffice, bureaus, BureauKind.GovernmentOffice, "它向承办单位交办建议，裁定退回和延期。"),
            Body(ChecklistSubject.LiaisonBody, bureaus, BureauKind.LiaisonBody, "它登记代表建议，接收复函抄送。"),
            Bureaus(bureaus),
            await PeopleAsync(ct),
            await SessionAsync(ct),
            Calendar(),
            await MailAsync(ct),
            Fonts(),
            await TemplateAsync(ct),
        ], await IsPutAwayAsync(ct));
    }

    /// <summary>Whether the list still leads somebody; asks for no more than it has to.</summary>
    public async Task<bool> IsFinishedAsync(CancellationToken ct) => await IsPutAwayAsync(ct) || (await ReadAsync(ct)).IsFinished;

    /// <summary>The latest try of the mail settings; null for none.</summary>
    public Task<MailTest?> MailTestAsync(CancellationToken ct) => db.Settings.ReadAsync<MailTest>(MailTest.SettingName, ct);

    private Task<bool> IsPutAwayAsync(CancellationToken ct) => db.Settings.AnyAsync(s => s.Name == Checklist.SettingName, ct);

    private static ChecklistItem Body(ChecklistSubject subject, IEnumerable<Bureau> bureaus, BureauKind kind, string use)
    {
        var bodies = bureaus.Where(b => b.Kind == kind).ToList();
        if (bodies.Count == 0)
            return ChecklistItem.Missing(subject, $"还没有“{RoleRules.Label(kind)}”类型的单位。{use}");
        var names = string.Join("、", bodies.Select(b => b.ShortName));
        return bodies.Exists(b => b is { Email.Length: 0, PaperOnly: false })
            ? ChecklistItem.ToLookAt(subject, $"{names}没有填写邮箱，复函的抄送件会发不出去：请填写邮箱，或选择“只收纸质件”。")
            : ChecklistItem.Done(subject, $"{names}。");
    }

    private static ChecklistItem Bureaus(IEnumerable<Bureau> all)
    {
        var bureaus = all.Where(b => b.Kind == BureauKind.Handling).Select(b => b.ShortName).ToList();
        return bureaus.Count == 0
            ? ChecklistItem.Missing(ChecklistSubject.Bureaus, "还没有承办单位。可以一个一个新增，也可以用 Excel 表一次导入全市的单位和处室。")
            : ChecklistItem.Done(ChecklistSubject.Bureaus, $"{Named(bureaus)}。");
    }

    private async Task<ChecklistItem> PeopleAsync(CancellationToken ct)
    {
        var vacant = await accounts.VacantRolesAsync(ct);
        var held = await (from ur in db.UserRoles
                          join u in db.Users on ur.UserId equals u.Id
                          join r in db.Roles on ur.RoleId equals r.Id
                          where u.IsActive
                          select r.Name!).Distinct().ToListAsync(ct);
        var nobody = Roles.All.Except(held).Select(Roles.Label).ToList();
        if (nobody.Count > 0)
            return ChecklistItem.Missing(ChecklistSubject.People, $"还没有人担任：{string.Join("、", nobody)}。可以用 Excel 表一次导入全市的人员，一次性密码印成纸条发给本人。");
        var where = vacant.GroupBy(v => v.Bureau).Select(g => $"{g.Key}缺{string.Join("、", g.Select(v => Roles.Label(v.Role)))}").ToList();
        var people = await db.Users.CountAsync(u => u.IsActive, ct);
        return where.Count == 0
            ? ChecklistItem.Done(ChecklistSubject.People, $"{people} 个账号，每个单位的每个岗位都有人。")
            : ChecklistItem.ToLookAt(ChecklistSubject.People, $"{people} 个账号，每个岗位都有人；但有 {where.Count} 个单位没有配齐，轮到空缺的岗位时会送不出去：{Named(where, "；")}。");
    }

    private async Task<ChecklistItem> SessionAsync(CancellationToken ct)
    {
        var latest = await db.Sessions.AsNoTracking().OrderByDescending(s => s.OpensOn).FirstOrDefaultAsync(ct);
        return latest is null
            ? ChecklistItem.Missing(ChecklistSubject.Session, "还没有会议届次。建议按届次编号，登记前先要有。")
            : ChecklistItem.Done(ChecklistSubject.Session, $"最近一次：{latest.Name}，{latest.OpensOn:yyyy年M月d日}开幕。");
    }

    private ChecklistItem Calendar()
    {
        var (today, calendar) = (time.Today(), deadlines.Value.Calendar);
        var years = string.Join("、", calendar.Years.Select(y => y.Year));
        return CalendarWarning.For(today, calendar) is not { } warning ? ChecklistItem.Done(ChecklistSubject.Calendar, $"已载入 {years} 年的放假安排。")
            : calendar.IsLoaded(today.Year) ? ChecklistItem.ToLookAt(ChecklistSubject.Calendar, $"已载入 {years} 年；{warning}。")
            : ChecklistItem.Missing(ChecklistSubject.Calendar, $"{warning}。");
    }

    private async Task<ChecklistItem> MailAsync(CancellationToken ct) => await MailTestAsync(ct) switch
    {
        null => ChecklistItem.Missing(ChecklistSubject.Mail, "还没有发过测试邮件。发一封给自己，看看服务器怎样答复。"),
        { } test when !test.IsOf(transport, mail) => ChecklistItem.Missing(ChecklistSubject.Mail, "邮件设置改过了，请再发一封测试邮件。"),
        { Accepted: false } test => ChecklistItem.Missing(ChecklistSubject.Mail, $"测试邮件没有发出去：{test.Words}"),
        { ToFolder: true } => ChecklistItem.ToLookAt(ChecklistSubject.Mail, "邮件只存成文件，没有接邮件服务器，代表收不到复函。试用时可以这样；正式使用前请接上邮件服务器。"),
        _ => ChecklistItem.Done(ChecklistSubject.Mail, "测试邮件已发出，服务器已接收。"),
    };

    private ChecklistItem Fonts()
    {
        try
        {
            var problems = renderer.Fonts.Problems.Count;
            return problems == 0 ? ChecklistItem.Done(ChecklistSubject.Fonts, "公文用的五种字体都找到了。")
                : ChecklistItem.ToLookAt(ChecklistSubject.Fonts, $"能排公文，有 {problems} 处要留意：有的字体没有装，用了别的代替，或字体文件读不了。");
        }
        catch (FontsMissingException e)
        {
            return ChecklistItem.Missing(ChecklistSubject.Fonts, $"现在排不了公文。{e.Message}");
        }
    }

    private async Task<ChecklistItem> TemplateAsync(CancellationToken ct)
    {
        var used = (await templates.ProfilesAsync(ct)).Where(p => p.Bureaus.Count > 0).ToList();
        if (used.FirstOrDefault(p => p.Problem is not null) is { } broken)
            return ChecklistItem.Missing(ChecklistSubject.Template, $"{Named(broken.Bureaus)}的公文模板不能用：{broken.Problem}");
        var generic = used.FirstOrDefault(p => p is { Profile: Bureau.GenericProfile, Active: null });
        return used.Count == 0 ? ChecklistItem.Missing(ChecklistSubject.Template, "有了承办单位（第 3 项），才知道用哪些公文模板。")
            : generic is null ? ChecklistItem.Done(ChecklistSubject.Template, $"在用：{string.Join("、", used.Select(p => p.Name))}。")
            : ChecklistItem.ToLookAt(ChecklistSubject.Template, $"{Named(generic.Bureaus)}用的是通用模板。请看一眼样文，版头、版记合不合本市的写法；合适就不用改。");
    }

    private static string Named(IReadOnlyCollection<string> names, string between = "、") =>
        string.Join(between, names.Take(MostNamed)) + (names.Count > MostNamed ? $"等 {names.Count} 个" : "");
}
