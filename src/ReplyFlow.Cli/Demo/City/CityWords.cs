namespace ReplyFlow.Cli.Demo.City;

/// <summary>What the city's bureaus are called, and what its suggestions are about.</summary>
internal static class CityWords
{
    private static readonly string[] Places =
    [
        "东湖区", "西岭区", "南桥区", "北屏县", "中关区", "云门县", "开发区", "高新区", "老城区", "临港片区", "大学城", "科学城", "柳溪镇", "白石镇", "青云街道",
        "长堤街道", "望江街道", "枫林镇", "石鼓镇", "金水街道", "丰乐镇", "花园街道", "桃源镇", "新安街道", "龙泉镇", "双塔街道", "古渡镇", "红旗街道", "竹园镇", "永宁街道",
    ];

    /// <summary>Short name, full name and 机关代字 without what all share.</summary>
    public static IReadOnlyList<(string Short, string Full, string Series)> Bureaus { get; } =
    [
        ("工信", "工业和信息化", "工信"), ("科技", "科学技术", "科"), ("交通", "交通运输", "交"), ("教育", "教育", "教"), ("公安", "公安", "公"),
        ("民政", "民政", "民"), ("司法", "司法", "司"), ("财政", "财政", "财"), ("人社", "人力资源和社会保障", "人社"), ("资源规划", "自然资源和规划", "资"),
        ("生态环境", "生态环境", "环"), ("住建", "住房和城乡建设", "建"), ("城管", "城市管理", "城管"), ("水务", "水务", "水"), ("农业农村", "农业农村", "农"),
        ("商务", "商务", "商"), ("文旅", "文化和旅游", "文旅"), ("卫健", "卫生健康", "卫"), ("退役军人", "退役军人事务", "退"), ("应急", "应急管理", "应急"),
        ("审计", "审计", "审"), ("国资", "国有资产监督管理", "国资"), ("市场监管", "市场监督管理", "市监"), ("体育", "体育", "体"), ("统计", "统计", "统"),
        ("医保", "医疗保障", "医保"), ("金融", "地方金融管理", "金"), ("信访", "信访", "信"), ("数据", "数据", "数"), ("林业", "林业", "林"),
        ("园林", "园林绿化", "园"), ("投资", "投资促进", "投"), ("口岸", "口岸管理", "口"), ("供销", "供销合作", "供"), ("广电", "广播电视", "广"),
        ("气象", "气象", "气"), ("邮政", "邮政管理", "邮"), ("地震", "地震", "震"), ("机关事务", "机关事务管理", "机"), ("档案", "档案管理", "档"),
    ];

    /// <summary>The bureaus that lead suggestions about each topic (<see cref="DemoTexts.Topic"/>) as a rule, and now and then.</summary>
    private static readonly (string Usual, string Other)[] Leads =
    [
        ("工信", "科技"), ("生态环境", "水务"), ("住建", "资源规划"), ("住建", "人社"), ("工信", "市场监管"), ("交通", "公安"), ("科技", "工信"),
        ("工信", "金融"), ("工信", "住建"), ("交通", "城管"), ("工信", "数据"), ("城管", "住建"), ("生态环境", "工信"), ("科技", "财政"),
        ("资源规划", "工信"), ("商务", "市场监管"), ("卫健", "医保"), ("应急", "公安"), ("工信", "数据"), ("住建", "市场监管"), ("交通", "公安"),
    ];

    /// <summary>The bureaus that lead suggestions like the n-th, by short name: as a rule, and now and then.</summary>
    public static (string Usual, string Other) LeadsOf(int n) => Leads[n % Leads.Length];

    /// <summary>The title and the words of the n-th suggestion.</summary>
    public static (string Title, string Topic, string Class) Of(int n)
    {
        var (title, of, ask) = DemoTexts.Topic(n);
        var place = Places[n / 21 % Places.Length];
        return ($"关于{(n % 4 == 0 ? "" : place)}{title["关于".Length..]}", n % 4 == 0 ? ask : place + ask, of);
    }

    /// <summary>The text of a suggestion.</summary>
    public static string Text(string topic) =>
        $"近年来，我市在{topic}方面做了不少工作，但企业和群众反映仍有三点不便：一是牵头部门不够明确，办事要跑多处；二是支持办法分散，了解渠道少；三是缺少持续的评价和公开。\n"
        + $"为此建议：一、明确{topic}的牵头部门和工作机制；二、制定可操作的支持办法，并向社会公布；三、每年公布一次进展，听取代表和企业意见。";
}
