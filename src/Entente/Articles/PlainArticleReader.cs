namespace Entente.Articles;

internal sealed class PlainArticleReader
{
    public PlainArticleReader(PageCues cues, PageWords words, DateReader dates, NameReader names, OutletBook outlets, ArticleTrimmer trimmer){}
    public ArticleBody? Read(string text, ArticleHead head) => null;
}
