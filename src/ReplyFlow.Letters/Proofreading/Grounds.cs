namespace ReplyFlow.Letters.Proofreading;

/// <summary>The grounds that checks rest on. Repealed ones (the 2000 办法, the 1999 edition of GB/T 9704) are not among them.</summary>
internal static class Grounds
{
    public static readonly Ground Elements = new(GroundRank.Regulation, "《党政机关公文处理工作条例》第九条");

    /// <summary>审核的重点, item 4: 人名、地名、时间、数字、引文等是否准确，文字、数字、计量单位和标点符号等用法是否规范.</summary>
    public static readonly Ground Accuracy = new(GroundRank.Regulation, "《党政机关公文处理工作条例》第二十条第（四）项");

    public static readonly Ground Script = new(GroundRank.Law, "《国家通用语言文字法》第九条");
    public static readonly Ground PersonalData = new(GroundRank.Law, "《个人信息保护法》第二十五条");
    public static readonly Ground Disclosure = new(GroundRank.Policy, "国办发〔2014〕46号");
    public static readonly Ground Practice = new(GroundRank.Practice, "办理工作的通常做法");
    public static readonly Ground Wording = new(GroundRank.Practice, "公文用语的通常写法");
    public static readonly Ground WordList = new(GroundRank.Own, "本单位词表");
    public static readonly Ground Library = new(GroundRank.Own, "本单位政策库");
    public static readonly Ground Leaders = new(GroundRank.Own, "本单位领导名单");
    public static readonly Ground BureauNames = new(GroundRank.Own, "本单位单位名称表");
    public static readonly Ground EarlierLetters = new(GroundRank.Own, "本单位以往的复函");
    public static readonly Ground Template = new(GroundRank.Own, "本单位模板");

    /// <summary>A clause of GB/T 9704—2012 党政机关公文格式.</summary>
    public static Ground Format(string clause) => new(GroundRank.Format, $"GB/T 9704—2012 {clause}");

    /// <summary>A clause of GB/T 15834—2011 标点符号用法.</summary>
    public static Ground Marks(string clause) => new(GroundRank.Usage, $"GB/T 15834—2011 {clause}");

    /// <summary>A clause of GB/T 15835—2011 出版物上数字用法.</summary>
    public static Ground Digits(string clause) => new(GroundRank.Usage, $"GB/T 15835—2011 {clause}");
}
