// Looks for words among the texts of this folder: accents, case and a plural's s do not count.
(function () {
  'use strict'
  var field = document.getElementById('q')
  var found = document.getElementById('found')
  var site = window.siteTexts
  if (!field || !found || !site) return

  function plain (text) {
    return text.toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  }

  function words (query) {
    return plain(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, 12).map(function (word) {
      return word.length > 3 ? word.replace(/[sx]$/, '') : word
    })
  }

  var texts = site.texts.map(function (it) {
    return { file: it[0], title: it[1], text: it[2], heads: plain(it[1]), all: plain(it[1] + ' ' + it[2]) }
  })

  function score (it, asked) {
    var sum = 0
    for (var i = 0; i < asked.length; i++) {
      var at = it.all.indexOf(asked[i])
      if (at < 0) return 0
      sum += it.heads.indexOf(asked[i]) >= 0 ? 20 : 1
      sum += Math.min(5, it.all.split(asked[i]).length - 2)
    }
    return sum
  }

  // Letters that fold to two would shift the place: good enough to show where a word stands.
  function excerpt (it, asked) {
    var at = plain(it.text).indexOf(asked[0])
    var from = Math.max(0, at - 80)
    return (from > 0 ? '… ' : '') + it.text.slice(from, from + 220) + (from + 220 < it.text.length ? ' …' : '')
  }

  function element (name, className, text) {
    var made = document.createElement(name)
    if (className) made.className = className
    if (text) made.textContent = text
    return made
  }

  function card (it, asked) {
    var box = element('article', 'card')
    var body = element('div', 'card-body')
    var title = element('h2', 'card-title')
    var link = element('a', '', it.title)
    link.href = '../' + it.file
    title.append(link)
    body.append(title, element('p', 'card-text', excerpt(it, asked)))
    box.append(body)
    return box
  }

  function show (query) {
    var asked = words(query)
    found.textContent = ''
    if (!asked.length) return
    var hits = texts.map(function (it) { return { it: it, score: score(it, asked) } })
      .filter(function (hit) { return hit.score > 0 })
      .sort(function (a, b) { return b.score - a.score })
    var said = hits.length === 0 ? site.said.none : hits.length === 1 ? site.said.one : site.said.many
    found.append(element('p', 'search-count', said.replace('#', hits.length).replace('@', query)))
    if (!hits.length) found.append(element('p', '', site.said.hint))
    var cards = element('div', 'cards card-list')
    hits.slice(0, 50).forEach(function (hit) { cards.append(card(hit.it, asked)) })
    found.append(cards)
  }

  field.form.addEventListener('submit', function (event) {
    event.preventDefault()
    show(field.value)
  })
  var asked = new URLSearchParams(location.search).get('q') || ''
  field.value = asked
  show(asked)
})()
